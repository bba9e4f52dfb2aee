"""Words of labels: patterns over small letters, each with what it asks for and of whom.

In a pattern a space stands for any space or hyphen, " / " for a slash, an ampersand or "and".
The longest match wins; between equals the first. Rank 0 is nearest to what is wanted.
"""

from __future__ import annotations

_OFFICER = (
    r"(?:(?:requesting|investigating|enquiry|enquiring|inquiry|referring|reporting|disclosure|police|"
    r"coroner's|lead|"
    r"named|allocated|responsible|contact|council|enquiry|link|probation|housing|compliance|immigration|"
    r"fraud|safeguarding|case|liaison|appointed|authorised|duty|applicant) )?"
    r"(?:officer|investigator|requester|requestor|applicant|social worker|practitioner|case ?worker|co "
    r"?ordinator|"
    r"sender|author|official|worker|enquirer)"
    r"(?: (?:making|in|dealing|requesting|completing|submitting|conducting|responsible)(?: \w+){0,5})?"
    r"|person (?:making|requesting|completing|submitting)(?: \w+){0,4}|oic|staff member"
)
_SUBJECT = (
    r"data subject|subject(?: of \w+)?|patient|person concerned|person|individual(?: concerned)?|child|"
    r"young person|"
    r"child / young person|adult(?: at risk)?|missing person|misper|service user|client|deceased(?: "
    r"person)?|victim|"
    r"complainant|complainer|witness|injured (?:person|party)|nominal|vulnerable adult|resident|"
    r"claimant|unigolyn|"
    r"person (?:the|this|to whom the|about whom) (?:information|data|request) (?:is|relates|"
    r"concerns)(?: \w+){0,3}|"
    r"adult (?:the|this) (?:enquiry|concern) (?:is|relates)(?: \w+){0,2}|vulnerable person"
)
_OTHER = (
    r"(?:alleged )?perpetrator|abuser|suspect|accused|defendant|offender|mother|father|parents?|"
    r"partner|sibling|brother|"
    r"sister|carer|next of kin|step ?father|step ?mother|spouse|informant|referrer|caller|reporting person|"
    r"guardian|appropriate adult|school|solicitor|gp|doctor|(?:team |line |service |unit |care )?manager|"
    r"(?:line )?supervisor|supervising officer|practice manager|senior coroner|assistant coroner|area "
    r"coroner|coroner|advocate|"
    r"respondent|secretary|consultant"
)
_AUTH = (
    r"(?:authoris|authoriz|approv)(?:ed|ing|er|ation)(?: by| officer| manager| supervisor| person| "
    r"inspector| of| an| senior)*|"
    r"counter ?sign(?:ed|ing|atory|ature)?(?: by| officer| supervisor| inspector)*|"
    r"(?:supervising |duty |authorising )?inspector(?: or above)?|senior officer|inspector's authority|"
    r"awdurdodwyd gan"
)
_REF_HEAD = (
    r"our|crime|incident|case|log|occurrence|enquiry|inquiry|investigation|niche|storm|cad|operation|"
    r"police|force|file|"
    r"matter|claim|urn|crime report|crime / incident|incident / crime|crime / log|crime / occurrence|"
    r"marac|agency|"
    r"referral|safeguarding|requester's|requester|officer's|council|social care|lcs|record|fraud|death|"
    r"coroner's|request|"
    r"intelligence|event|holmes|charge|unique|pf|court|client|enquiry / case|case / enquiry|iopc|"
    r"athena|connect|"
    r"crime report / storm|crime / urn|urn / crime|report"
)
_WANTED = (
    r"required|requested|sought|needed|asked for|wanted|being requested|you require|we require|"
    r"we need|being sought|applied for"
)
_WHAT = (
    r"information|material|records?|data|personal data|documents?|details|disclosure|medical "
    r"information|medical records"
)

SPECS: tuple[tuple[str, str, int, str], ...] = (
    # the person whom the Act authorises to ask
    (
        "sign",
        "officer",
        0,
        r"(?:signature of (?:the )?)?authori[sz]ed person(?:'s)? signature|signature of (?:the "
        r")?authori[sz]ed person",
    ),
    ("person", "officer", 0, r"authori[sz]ed person(?: making (?:the |this )?request)?(?:'s name)?"),
    # authoriser
    (
        "sign",
        "authoriser",
        0,
        rf"(?:signature of )?(?:{_AUTH})(?:'s)?(?: officer's)? signature|signature of (?:{_AUTH})|"
        r"counter signature",
    ),
    (
        "sign",
        "authoriser",
        0,
        r"(?:line )?supervisor(?:'s)? signature|signature of (?:the )?(?:line )?supervisor",
    ),
    ("rank", "authoriser", 0, rf"(?:{_AUTH})(?:'s)? (?:rank|grade|job title|position)|rank of (?:{_AUTH})"),
    ("number", "authoriser", 0, rf"(?:{_AUTH})(?:'s)? (?:collar |warrant |shoulder )?(?:no|number)"),
    (
        "sink",
        "authoriser",
        0,
        rf"(?:{_AUTH})(?:'s)? (?:date|e mail|email|tel\w*|phone)(?: \w+)?|date (?:authoris|approv|"
        r"counter)\w+|date of (?:authoris|approv)\w+",
    ),
    (
        "person",
        "authoriser",
        0,
        rf"(?:name of |rank / name of )?(?:{_AUTH})(?:'s)?(?: full| printed)?(?: name| rank / name| "
        r"name / rank|, rank / name)?",
    ),
    # deadline
    (
        "deadline",
        "",
        0,
        r"(?:please |your )?(?:reply|response|return|respond|report|answer|disclosure|information|"
        r"records?|material)(?: to us| to me| is| are| to be)*"
        r"(?: please)?(?: needed| required| requested| due| wanted| returned| sent)*(?: by| before| no "
        r"later than| due| deadline)(?: date)?(?: / time)?",
    ),
    (
        "deadline",
        "",
        0,
        r"(?:please )?(?:required|needed|due|return|to be returned|wanted) by(?: date)?(?: / time)?",
    ),
    (
        "deadline",
        "",
        0,
        r"deadline(?: for (?:reply|response|return))?|(?:due|return|reply|response|target) date|date "
        r"(?:due|needed)|"
        r"date (?:by which|when|the)? ?(?:a |the |this )?(?:reply|response|information|report|"
        r"answer)?(?: is| are)? ?(?:needed|required)(?: by)?|"
        r"date (?:information|reply|response|disclosure|material|records?) (?:is |are )?(?:required|"
        r"needed|due)(?: by)?|"
        r"latest date for (?:a |the )?(?:reply|response)|ymateb erbyn|dyddiad ymateb|when (?:do you|do we|is "
        r"it|is a reply) need(?:ed)?(?: \w+)*",
    ),
    # dates that are not wanted
    (
        "sink",
        "",
        0,
        r"(?:meeting|conference|hearing|clinic|strategy meeting|panel|marac|trial|inquest|incident|"
        r"offence|notice|referral|received|event|court) date"
        r"(?: / time)?|date (?:of|for) (?:the |this )?(?:notice|offence|incident|death|meeting|"
        r"conference|referral|hearing|injury|assault|admission|"
        r"discharge|marac|strategy|panel|trial|consent|collision|arrest|occurrence|alleged|last|event|"
        r"report|concern|issue of form|birth of)\w*(?: \w+){0,2}|"
        r"date (?:received|last seen|registered|seen|missing|reported)|last seen|time|dated consent|"
        r"date range|period|dates? of records?",
    ),
    # request date
    (
        "date",
        "",
        0,
        r"date of (?:this |the |your )?(?:request|application|enquiry|letter|order|form)|request date|"
        r"date (?:request |form )?(?:sent|requested|submitted|of sending|made)|(?:request|form|"
        r"letter) (?:sent|made|submitted|"
        r"dated)(?: on)?|dyddiad(?: y cais)?",
    ),
    (
        "date",
        "",
        1,
        r"date(?: / time)?(?: of (?:e mail|call|fax))?|sent(?: on)?|issued(?: on)?|dated|date signed|"
        r"date completed|"
        r"today's date",
    ),
    # birth
    (
        "dob",
        "subject",
        0,
        rf"(?:{_SUBJECT})(?:'s)? (?:date of birth|d ?\.? ?o ?\.? ?b\.?)|(?:date of birth|d\.?o\.?b\.?) "
        rf"of (?:the )?(?:{_SUBJECT})",
    ),
    (
        "dob",
        "other",
        0,
        rf"(?:{_OTHER})(?:'s)? (?:date of birth|d ?\.? ?o ?\.? ?b\.?)|(?:date of birth|d\.?o\.?b\.?) "
        rf"of (?:the )?(?:{_OTHER})",
    ),
    (
        "dob",
        "",
        0,
        r"date of birth(?: / age)?|d\.? ?o?\.? ?b\.?|born|birth date|(?:date of )?birth / death|"
        r"date of birth / death|dyddiad geni|date / place of "
        r"birth|dob / age",
    ),
    # NHS number
    (
        "nhs",
        "",
        0,
        rf"(?:(?:{_SUBJECT})(?:'s)? )?(?:nhs|chi|h / c|h\+c|hcn|health / care|community health index|"
        r"hsc)(?: ?/ ?chi)?(?: no\.?| number| num| ref)?(?: if known)?|rhif (?:y )?gig",
    ),
    # signatures
    (
        "sign",
        "officer",
        0,
        rf"(?:signature|signed)(?: of| by)?(?: the)?(?: {_OFFICER})?|(?:{_OFFICER})(?:'s)? signature|"
        r"llofnod(?:wyd)?|sign(?:ed)? here",
    ),
    ("sink", "other", 0, rf"(?:{_SUBJECT}|{_OTHER})(?:'s)? signature|signature of (?:{_SUBJECT}|{_OTHER})"),
    # who asks
    (
        "person",
        "officer",
        0,
        r"(?:full |printed )?names?(?: / rank| / number| / role| / job title|, rank / number)*(?: "
        rf"of)?(?: the)? (?:{_OFFICER})",
    ),
    (
        "person",
        "officer",
        0,
        rf"(?:{_OFFICER})(?:'s)?(?: full| printed)?(?: rank / name| name(?: / (?:rank|number|no|role|"
        r"job title|collar \w+))*| details)?",
    ),
    (
        "person",
        "officer",
        0,
        r"(?:full )?name,? \(?(?:please )?(?:print(?:ed)?|in capitals|block capitals|capitals)\)?(?: "
        r"please)?|requested by|(?:any )?(?:enquiries|queries|replies|questions) (?:to|contact)|"
        r"(?:your contact|point of contact|contact point|please contact|please ask for|ask for|"
        r"dealt with by|case "
        r"handler|handled by)|request (?:made )?by|sent by|submitted by|referred by|prepared by|"
        r"written by|contact(?: name| person| officer)?|from|made by|print(?:ed)? name|name in "
        r"(?:capitals|block capitals|full)|enw'r swyddog|for (?:reply|queries)|officer in (?:the "
        r")?case|officer in charge|contact for (?:reply|queries|enquiries)",
    ),
    (
        "person",
        "officer",
        1,
        r"(?:rank|grade)(?: / name)?(?: / (?:no\.?|number|collar (?:no\.?|number)|warrant (?:no\.?|"
        r"number)|shoulder (?:no\.?|number)))|name / (?:rank|number|collar \w+|job title|role|"
        r"designation)(?: / \w+)?|rank(?:, | / )(?:number|name)(?:, | / )(?:name|number)|rank name / "
        r"number|rank / name",
    ),
    (
        "rank",
        "",
        0,
        r"rank(?: / grade| / role| / title| / job title| / position)?|job title(?: / rank| / role)?|"
        rf"post(?: held)?|position(?: held)?|designation|grade|swydd|(?:{_OFFICER})(?:'s)? (?:rank|job "
        r"title|position|role|designation)|job role|role / team|role / organisation|profession",
    ),
    (
        "number",
        "officer",
        0,
        r"(?:service|collar|shoulder|warrant|force|badge|epaulette|pin|officer|staff|fin|divisional|"
        r"police)(?: / (?:collar|shoulder|warrant|force|badge))?(?: id)? ?(?:no\.?|number|num|#|id)|"
        rf"(?:{_OFFICER})(?:'s)? (?:collar |warrant |shoulder )?(?:no\.?|number)|number of officer|"
        r"collar",
    ),
    (
        "contact",
        "",
        0,
        r"(?:secure )?(?:contact )?(?:e ?mail|tel\w*|phone|mobile)(?: number| no\.?| address)? / "
        r"(?:tel\w*|phone|e ?mail|mobile)(?: number| no\.?| address)?|"
        r"contact (?:details|information)|(?:officer|worker)'s contact details",
    ),
    (
        "phone",
        "officer",
        0,
        rf"(?:{_OFFICER})(?:'s)? (?:tel\w*|phone|mobile|contact)(?: no\.?| number)?|direct (?:dial|"
        r"line)(?: no\.?| number)?|(?:phone|mobile|direct|contact|work|daytime|office) (?:tel\w*|"
        r"phone)(?: no\.?| number)?|contact (?:tel\w*|phone|no\.?|number)(?: no\.?| number)?|work "
        r"mobile",
    ),
    (
        "phone",
        "",
        0,
        r"tel(?:ephone)?\.?(?: extension)? or mob(?:ile)?\.?|tel(?:ephone)?\.?(?: no\.?s?|"
        r" numbers?)?(?: / mobile| / mob| / fax)?|phone(?: no\.?| "
        r"number)?|mob(?:ile)?\.?(?: no\.?| number| tel\w*| phone)?|ffon|t|m|dd|ddi|"
        r"rhif ffon",
    ),
    (
        "email",
        "officer",
        0,
        rf"(?:{_OFFICER})(?:'s)? (?:secure )?e ?mail(?: address)?|(?:reply|contact|work|return|"
        r"official|secure) e ?mail(?: address)?|e ?mail (?:for|of) (?:reply|officer|response)|send "
        r"reply to|reply to",
    ),
    (
        "email",
        "",
        0,
        r"(?:secure )?e ?mails?(?: address)?|e ?bost|e|email / pnn|pnn(?: e ?mail)?|cjsm(?: e ?mail)?",
    ),
    (
        "org",
        "officer",
        0,
        r"(?:name of )?(?:requesting |referring |police |investigating |your )?(?:force|agency|"
        r"authority|organisation|body|employer)(?: name| making (?:the )?request)?|local authority|"
        r"council|police force(?: / organisation| / agency)?|force / (?:agency|area|organisation|unit)|"
        r"organisation / (?:agency|force)|agency / (?:organisation|force)|sefydliad",
    ),
    # references
    (
        "sink",
        "",
        0,
        r"your (?:ref\.?|reference|file)(?: no\.?| number)?|form(?: no\.?| number| ref\.?)?|page|"
        r"version|eich cyf\w*|practice ref\w*",
    ),
    (
        "reference",
        "",
        0,
        rf"(?:{_REF_HEAD})(?:(?: / | )(?:{_REF_HEAD}))*(?: report)?(?: / \w+)? (?:ref\.?|reference|no\.?|"
        r"number|id|urn|cyf)(?: no\.?| number)?(?: / \w+)?|case|enquiry|crime / incident|crime report "
        r"/ storm|urn|incident|log|ein cyf\w*|cyfeirnod",
    ),
    ("reference", "", 1, r"ref\.?|reference(?: no\.?| number)?|ref(?:erence)? (?:no\.?|number)"),
    # the subject
    ("surname", "", 0, r"surname|family name|last name|cyfenw"),
    ("forename", "", 0, r"(?:forename|first name|given name|christian name|other name|enw cyntaf)\(?s?\)?"),
    (
        "surname",
        "subject",
        0,
        rf"(?:{_SUBJECT})(?:'s)? (?:surname|family name|last name)|(?:surname|family name|last name) "
        rf"of (?:the )?(?:{_SUBJECT})",
    ),
    (
        "forename",
        "subject",
        0,
        rf"(?:{_SUBJECT})(?:'s)? (?:forename|first name|given name)\(?s?\)?|(?:forename|first name|"
        rf"given name)\(?s?\)? of (?:the )?(?:{_SUBJECT})",
    ),
    ("surname", "officer", 0, rf"(?:{_OFFICER})(?:'s)? (?:surname|family name|last name)"),
    ("forename", "officer", 0, rf"(?:{_OFFICER})(?:'s)? (?:forename|first name)s?"),
    ("surname", "other", 0, rf"(?:{_OTHER})(?:'s)? (?:surname|family name|last name)"),
    ("forename", "other", 0, rf"(?:{_OTHER})(?:'s)? (?:forenames?|first names?)"),
    (
        "name",
        "subject",
        0,
        rf"(?:full )?names?(?: / \w+)?(?: of)?(?: the)? (?:{_SUBJECT})|(?:{_SUBJECT})(?:'s)?(?: full)? "
        r"names?|enw'r (?:oedolyn|plentyn|claf|person)|enw llawn",
    ),
    (
        "name",
        "subject",
        1,
        rf"(?:{_SUBJECT})(?: details)?|about (?:the )?(?:victim|person|patient)|about|re|"
        rf"regarding|late|name of (?:adult|child)",
    ),
    (
        "name",
        "other",
        0,
        rf"(?:full )?names?(?: of)?(?: the)? (?:{_OTHER})|(?:{_OTHER})(?:'s)?(?: full)?(?: names?| "
        r"details| name / address)?(?: \d)?",
    ),
    (
        "name",
        "",
        0,
        r"(?:full |complete )?names?(?: in full)?|(?:surname|family name|last name) / initials?|enw",
    ),
    (
        "address",
        "subject",
        0,
        rf"(?:{_SUBJECT})(?:'s)? (?:home |current |last known |full )?address|(?:current |last known |"
        rf"home )?address of (?:the )?(?:{_SUBJECT})|(?:home|last known|current|current / last known|"
        r"usual|last known / current|known|residential|present) address(?:es)?(?: given)?|late of|"
        r"last address|address (?:given|held|known)(?: to us| by us)?|of address|home|"
        r"(?:place of )?residence|"
        r"lives at|resides at",
    ),
    (
        "sink",
        "other",
        0,
        rf"(?:{_OTHER}|practice|surgery|office|station|work|return|school|postal|force|business|reply|"
        r"previous|correspondence|delivery|billing)(?:'s)? (?:home |work )?address(?:es)?|address of "
        rf"(?:the )?(?:{_OTHER}|practice|surgery)|address for (?:reply|service|correspondence)|return "
        r"(?:to|address)|address to which",
    ),
    ("address", "", 0, r"(?:full )?address(?: / postcode| including postcode| line 1)?|cyfeiriad"),
    ("postcode", "", 0, r"post ?code|cod post"),
    # what and why
    (
        "purpose",
        "",
        0,
        rf"(?:the )?(?:{_WHAT})(?: sought| requested)? (?:is|are) (?:needed|required|sought|requested) "
        r"(?:to|for|because|in order to)(?: the following (?:purposes?|reasons?))?|because|why [^?]*|why|"
        r"(?:the |"
        r"which )?lines? of enquiry(?: / why the \w+ (?:is|are|was|were) \w+)?|relevance(?: (?:of|"
        r"to) the \w+)*|(?:reasons?|purposes?)(?: (?:enquiries|referral|"
        r"checks?|necessary|proportionate|behind|contact|for|of|the|why|it|that|"
        r"this|data|is|are|we|required|request|requesting|application|sharing|enquiry|information|disclosure|"
        r"material|needed|"
        r"sought|your|processing|records?|asking))*(?: / justification| / background| / necessity| / "
        r"purpose)?|rheswm .*|pwrpas.*|reason / purpose.*|purpose / reason.*",
    ),
    (
        "purpose",
        "",
        1,
        r"(?:justification|necessity|rationale|grounds)(?: \w+){0,5}|necessity / proportionality|"
        r"explain why .*|how (?:will )?the (?:information|material|data) (?:will|is) .*",
    ),
    (
        "purpose",
        "",
        2,
        r"(?:brief |summary of |the )?(?:circumstances|background|nature of (?:the )?concerns?|details "
        r"of (?:the )?concerns?|summary|concerns?|allegations?)(?: of (?:the )?(?:case|enquiry|"
        r"investigation|incident|concern|request))?",
    ),
    (
        "sink",
        "",
        0,
        r"(?:nature of (?:the )?(?:enquiry|offence|investigation|crime)|(?:type of )?(?:offence|crime|"
        r"enquiry|allegation)s?|offences?)(?: / \w+)*(?: under investigation| being investigated)?|"
        r"type of request|legal basis.*|lawful basis.*|basis.*|any objections?.*|if .*|date \w+ notice",
    ),
    (
        "info",
        "",
        0,
        r"(?:(?:details|description|particulars|nature|extent|specifics) of (?:the )?)?(?:personal |"
        rf"medical |gp |specific |relevant )*(?:{_WHAT})(?: \w+)? (?:{_WANTED})(?: from you| from the "
        r"practice| from your records)?|information (?:about|we need).*|(?:i|we) (?:would|"
        r"should) like to (?:know(?: about)?|see|have)|what (?:is|are|do|does|"
        r"information|records|material|we|you|would|data)[^?]*|what to look for|we ask (?:you )?for|"
        r"we need to know(?: now)?|"
        r"specify .*|"
        r"gwybodaeth y gofynnir amdani|y wybodaeth .*|request details|details of (?:the )?request|"
        rf"(?:information|records?|documents?|material) to be (?:provided|disclosed|supplied|produced)|"
        rf"description of (?:the )?(?:{_WHAT})|i "
        r"(?:request|require)(?: the following)?|questions?(?: for the (?:gp|practice))?|scope of "
        r"request|(?:please )?(?:provide|supply)(?: the following| details of)?|material",
    ),
    (
        "status",
        "",
        0,
        r"status(?: of (?:person|subject))?|(?:the )?(?:data subject|subject|person|patient|"
        r"individual) is(?: an?| the)?|(?:role|status|relationship|capacity|involvement) (?:of|in|"
        r"to)(?: \w+){1,4}|role|involvement|subject status|relationship|person's role|subject type",
    ),
    # never a value of ours
    (
        "sink",
        "practice",
        0,
        r"to|recipient|sent to|addressed to|send to|for the attention of|fao|agency asked|practice(?: "
        r"name| address| manager| details)?|surgery|gp(?: practice| surgery| name)?|organisation asked|"
        r"(?:organisation|practice|surgery|gp) (?:tel\w*|phone|e ?mail)\.?(?: no\.?| number)?|at|third "
        r"party|name of (?:organisation|practice|surgery|recipient|third party)|organisation "
        r"(?:holding|approached).*|data controller|holder of .*",
    ),
    (
        "sink",
        "",
        0,
        r"station(?: / (?:dept\.?|department|unit))?|(?:division|department|dept|team|unit|office|"
        r"service|branch|section|bcu|area|district)(?: / (?:office|team|unit|station|department))?|"
        r"station / \w+|gender|sex|ethnicity|nationality|occupation|language|religion|height|build|"
        r"hair|place of birth|age|fax(?: no\.?| number)?|fees?|switchboard|out of hours.*|general "
        r"enquiries|secretary|encl\w*|cc|copy to|subject|mobile number of \w+|alias(?:es)?|maiden name|"
        r"previous names?|aka|also known as|known as|completed by.*|relevant information|your patient|"
        r"title|time .*|priority|urgency|risk(?: level)?|queries.*|other agencies|"
        r"gwasanaeth",
    ),
    (
        "sink",
        "other",
        0,
        rf"(?:{_OTHER}|{_SUBJECT})(?:'s)? (?:tel\w*|phone|mobile|e ?mail|contact)(?: no\.?| number| "
        r"address)?",
    ),
    ("sink", "other", 0, rf"(?:{_OTHER})(?:'s)? (?:job title|rank|role|post|no\.?|number)"),
)

PHRASES = (
    "name",
    "full name",
    "surname",
    "forename",
    "forenames",
    "address",
    "home address",
    "last known address",
    "date of birth",
    "dob",
    "d.o.b",
    "nhs number",
    "nhs no",
    "chi number",
    "telephone",
    "telephone number",
    "contact number",
    "mobile",
    "email",
    "e-mail",
    "email address",
    "rank",
    "rank no",
    "collar number",
    "collar no",
    "warrant number",
    "shoulder number",
    "job title",
    "our ref",
    "our reference",
    "reference",
    "crime reference",
    "crime ref",
    "incident number",
    "case number",
    "crime number",
    "enquiry ref",
    "case reference",
    "date",
    "date of request",
    "date sent",
    "date of this request",
    "reply by",
    "return by",
    "reply needed by",
    "response required by",
    "reply required by",
    "information required",
    "information requested",
    "information sought",
    "information needed",
    "information asked for",
    "reason for request",
    "purpose",
    "purpose of request",
    "reason for enquiry",
    "signature",
    "signed",
    "authorised by",
    "authorising officer",
    "countersigned by",
    "counter signed by",
    "name of officer",
    "requesting officer",
    "investigating officer",
    "name of adult",
    "name of child",
    "name of patient",
    "missing person",
    "subject surname",
    "subject forename",
    "address of subject",
    "requested by",
    "sent by",
    "circumstances",
    "organisation",
    "force",
    "station",
    "offence",
    "details of the personal data requested",
    "reason the data are required",
    "signature of officer",
    "direct dial",
    "secure e-mail address",
    "contact telephone",
    "crime reference number",
    "organisation tel",
    "meeting date",
    "date authorised",
    "date of notice",
    "post",
    "status",
    "priority",
    "urgency",
    "counter signed",
    "name print",
    "authorised",
    "printed name",
    "print name",
    "position",
    "investigator signature",
    "authorising officer signature",
    "date of death",
    "last address",
    "we need to know now",
    "gender",
    "manager",
    "nature of concern",
    "name of the person",
)
