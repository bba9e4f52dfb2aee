// Says before the first paint that scripts run, so that what a script will open begins closed.
document.body.className += " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " nhsuk-frontend-supported" : "");
