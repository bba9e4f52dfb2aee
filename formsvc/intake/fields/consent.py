"""Whether the person was asked or told, and whether they agreed: from Yes/No boxes and from sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from formsvc.intake.fields.flow import Flow, sentences
from formsvc.intake.fields.labels import flat
from formsvc.intake.fields.marks import Choice
from formsvc.intake.fields.pieces import Mark


@dataclass(frozen=True)
class Answer:
    """A yes or no with its ground: a tick box, or a place in the running text."""

    value: bool
    mark: Mark | None = None
    place: int = 0
    doubt: bool = False


_GIVEN_Q = re.compile(
    r"\b(?:was it given|consent (?:been )?(?:given|obtained|provided)|(?:is |was |been )?(?:consent "
    r")?(?:given|obtained)\b|agree[sd]?\b|agreed to|happy (?:for|to)|content (?:for|to)|consents?\b to|"
    r"consented|"
    r"does the \w+(?: \w+){0,3} consent|do they consent|cydsynio|mandate|signed consent|consent "
    r"(?:form )?(?:is )?attached|consent form)"
)
_OBJECT_Q = re.compile(r"\bobject(?:s|ed|ion)?\b")
_SOUGHT_Q = re.compile(
    r"\b(?:sought|been asked|asked for|asked\b|know(?:s|n)? (?:of|about|that)\b|aware\b|informed|notified|"
    r"been told|requested consent|notice "
    r"(?:has been |been )?given|written notice|discussed with|gwybod|consulted|views)"
)
_NOT_Q = re.compile(
    r"\b(?:practice|gp|supervisor|inspector|manager|capacity to|lacks|child or|counselling|"
    r"proportionate|reasonable)\b"
)


def from_choices(choices: list[Choice]) -> tuple[Answer | None, Answer | None]:
    """Consent sought and given, by ticked Yes/No boxes; what is ticked both ways is left out."""
    sought: list[Answer] = []
    given: list[Answer] = []
    for choice in choices:
        if not choice.mark.checked:
            continue
        _from_option(choice, sought, given)
        if choice.answer is None:
            continue
        asked = flat(choice.question)
        if _NOT_Q.search(asked) and not re.search(r"consent|agree|aware", asked):
            continue
        answer = Answer(choice.answer, choice.mark)
        if re.search(r"\bnotice\b", asked):
            sought.append(answer)
            continue
        if _OBJECT_Q.search(asked):
            given.append(Answer(not choice.answer, choice.mark, doubt=True))
        elif _GIVEN_Q.search(asked) and not re.search(r"\bsought\b", asked):
            mandate = re.search(r"mandate|attached|enclosed", asked)
            if not mandate or choice.answer:
                given.append(answer)
            if mandate and choice.answer:
                sought.append(answer)
        elif _SOUGHT_Q.search(asked):
            sought.append(answer)
    return _combined(sought, given)


def _from_option(choice: Choice, sought: list[Answer], given: list[Answer]) -> None:
    said = flat(choice.label)
    if choice.answer is None and re.search(
        r"\b(?:does|do|did|has|have) not (?:agree|consent|object)|\bobjects?\b", said
    ):
        agrees = bool(re.search(r"not object|no objection", said))
        given.append(Answer(agrees, choice.mark))
        sought.append(Answer(True, choice.mark))
    elif re.search(
        r"\bconsent (?:has been )?(?:given|obtained)|\b(?:has |have )?(?:consented|agreed)\b|consent "
        r"form attached|written consent|(?:consent|mandate)\b[^.]{0,30}\b(?:enclosed|attached)|"
        r"^(?:the )?(?:[\w']+ ){1,3}(?:agrees|consents)\b",
        said,
    ):
        given.append(Answer(True, choice.mark))
        sought.append(Answer(True, choice.mark))
    elif re.search(
        r"\bconsent (?:was |has been )?(?:refused|declined|withheld|not given)|\brefused consent|does "
        r"not (?:consent|agree)",
        said,
    ):
        given.append(Answer(False, choice.mark))
        sought.append(Answer(True, choice.mark))
    elif re.search(
        r"\bconsent (?:was |has |been |has not been )*not (?:been )?(?:sought|asked)|\bnot (?:sought|"
        r"asked|informed)|\bnot been (?:told|informed|asked|made aware)|\b(?:is|are) (?:not aware|unaware)",
        said,
    ):
        sought.append(Answer(False, choice.mark))
    elif (
        choice.answer is None
        and not _NOT_Q.search(said)
        and re.search(
            r"\b(?:has|have) been (?:told|informed|asked|made aware|notified|given (?:\w+ )?notice)|\b(?:is|"
            r"are) aware\b|"
            r"\bviews? (?:\w+ ){0,3}(?:obtained|sought|recorded)",
            said,
        )
    ):
        sought.append(Answer(True, choice.mark))


def _combined(sought: list[Answer], given: list[Answer]) -> tuple[Answer | None, Answer | None]:
    asked = _any_true(sought)
    agreed = given[0] if given and len({answer.value for answer in given}) == 1 else None
    if agreed is not None and agreed.value and asked is None:
        asked = Answer(True, agreed.mark, agreed.place, doubt=True)
    if agreed is not None and not agreed.value and asked is None:
        asked = Answer(True, agreed.mark, agreed.place, doubt=True)
    if asked is not None and not asked.value:
        agreed = None
    return asked, agreed


def _any_true(answers: list[Answer]) -> Answer | None:
    """Told or asked in any way is asked; else the No."""
    return next((answer for answer in answers if answer.value), answers[0] if answers else None)


_TOLD = r"(?:asked|told|informed|made aware|notified|consulted|contacted|approached|spoken to|advised)"
_NOT_SOUGHT = re.compile(
    rf"\b(?:has|have|had|was|were) not (?:yet )?(?:been )?{_TOLD}|\bnot been (?:sought|obtained|"
    r"requested|asked)|\bconsent (?:has|was) not (?:been )?sought|"
    r"\b(?:is|are) (?:not aware|unaware)|\bwithout (?:his|her|their|the \w+'s) (?:knowledge|consent)|"
    r"\bhave not (?:sought|asked|told|informed|made|contacted|approached|spoken)|\bnot sought\b|\bno "
    r"consent (?:has been|was|is) (?:sought|obtained|given|requested)|"
    r"\bhas not (?:sought|asked|told|informed)|\bwe (?:did|do) not (?:seek|intend to (?:tell|seek))|"
    r"\bunable to seek|\bnot (?:possible|appropriate|safe) to (?:seek|ask|obtain|inform|tell)|hasn't "
    r"been|haven't (?:asked|told)|has (?:deliberately )?not been"
)
_SOUGHT = re.compile(
    rf"\b(?:has|have|had|was|were)(?: both| all| each| also| now| since)? (?:been )?{_TOLD}|\bconsent "
    r"(?:was|has been) (?:sought|obtained|given|requested|refused|declined|withheld)|\b(?:is|are) "
    r"(?:fully )?aware of (?:this|the|our)|"
    r"\b(?:i|we) (?:have )?(?:asked|told|informed|spoken|spoke|discussed)|\bsigned (?:the |an? "
    r")?(?:enclosed |attached )?(?:consent|form of authority|mandate|authority)|\bconsents? to\b|\bhas "
    r"(?:given|signed|consented|agreed|refused|declined|provided)|\bhave (?:given|signed|consented|"
    r"agreed|refused|declined)|"
    r"\btold (?:me|us) that (?:he|she|they)\b|\b(?:knows?) (?:that|about)\b|\b(?:is|are) (?:happy|content|"
    r"willing) (?:for|to|"
    r"with)\b|\b(?:has|have) been sought|\bconsented to\b|\bsigned (?:consent|mandate)|"
    r"\bmandate (?:\w+ ){0,2}signed|\b(?:agrees|does not "
    r"agree|do not agree|objects) to"
)
_AGREED = re.compile(
    r"\b(?:has|have|had)(?: both| also| now)? (?:freely |verbally )?(?:agreed|consented|signed|given "
    r"(?:\w+ ){0,3}(?:consent|agreement|permission|authority)|provided (?:\w+ ){0,3}consent)|\bgiven "
    r"(?:\w+ ){0,2}(?:verbal|written|oral|informed)? ?(?:agreement|consent|permission)|"
    r"\bconsents to\b|\bagrees? to (?:this|the|disclosure|our|you|me|it)|\bdoes not object|\bdo not "
    r"object|\bno objections?|\bsigned (?:consent|mandate|authority|form of authority)|"
    r"\bmandate (?:\w+ ){0,2}signed by|\bconsent "
    r"(?:was|has been) (?:given|obtained|provided)|\b(?:is|are) (?:happy|content|willing|"
    r"comfortable) (?:for|to|with)\b|\bgave (?:\w+ ){0,3}(?:consent|permission)|\bwith (?:his|"
    r"her|their) (?:full )?(?:consent|agreement)|\bconsented to\b|\bagreed to\b|\bconsent is "
    r"(?:attached|enclosed)"
)
_REFUSED = re.compile(
    r"\b(?:does|do|did) not (?:agree|consent|give|wish|want)|\brefus(?:ed|es)\b|\bdeclin(?:ed|es) to|"
    r"\bdeclined\b|\bwithh(?:eld|olds)\b|\b(?:has|have) not (?:agreed|consented|given (?:\w+ "
    r")?(?:consent|agreement))|\bobjects? to\b|\bobjected\b|\bnot consented|\bwithdrawn (?:\w+ "
    r")?consent|\bunwilling to (?:consent|agree)|\bdoes not (?:agree|consent)"
)
_TOPIC = re.compile(
    r"\b(?:consent\w*|agree\w*|object\w*|aware|informed|told|asked|mandate|form of authority|"
    r"permission|consulted|content|happy|knows?|willing|knowledge|notified|contacted)\b"
)
_OFF_TOPIC = re.compile(
    r"\b(?:if you|should you|would you|unless|whether|in case|if (?:he|she|they|the)\b|may be|can be|"
    r"policy|required|is not (?:needed|required|necessary)|i am asking you|we are asking|have been "
    r"asked to|asked to investigate|asked by|been informed that|been told that|told (?:her|his|a|the) "
    r"(?:doctor|gp|nurse)|advised that|officer|inspector|supervisor|sergeant|line manager|team "
    r"manager)\b"
)


def _clauses(text: str) -> list[tuple[int, str]]:
    """Sentences, parted at semicolons too: what is conditional in one part does not colour the other."""
    found = []
    for start, sentence in sentences(text):
        place = start
        for part in sentence.split(";"):
            found.append((place, part.strip()))
            place += len(part) + 1
    return found


_ASKED_AND_ANSWERED = re.compile(r"([^?\n.:]{8,130}\?)\s*:?\s*(yes|no)\b(?!\W{0,12}(?:yes|no)\b)", re.I)


def from_answers(flow: Flow) -> tuple[Answer | None, Answer | None]:
    """Consent sought and given, by questions of a form that are answered with the word Yes or No."""
    sought: list[Answer] = []
    given: list[Answer] = []
    for match in _ASKED_AND_ANSWERED.finditer(flow.text):
        asked = flat(match[1])
        if _NOT_Q.search(asked) and not re.search(r"consent|agree|aware", asked):
            continue
        answer = Answer(match[2].lower() == "yes", place=match.start(2))
        if _OBJECT_Q.search(asked):
            given.append(replace(answer, value=not answer.value, doubt=True))
        elif re.search(r"\bconsents?\b(?! (?:been )?(?:sought|requested))", asked) or _GIVEN_Q.search(asked):
            given.append(answer)
        elif _SOUGHT_Q.search(asked):
            sought.append(answer)
    return _combined(sought, given)


def from_text(flow: Flow, options: frozenset[str] = frozenset()) -> tuple[Answer | None, Answer | None]:
    """Consent sought and given, by what sentences, not the words of boxes, say of the person or parent."""
    sought: list[Answer] = []
    given: list[Answer] = []
    for start, sentence in _clauses(flow.text):
        said = flat(sentence)
        if (
            said.strip() in options
            or not _TOPIC.search(said)
            or said.endswith("?")
            or _OFF_TOPIC.search(said)
        ):
            continue
        refused, not_sought = _REFUSED.search(said), _NOT_SOUGHT.search(said)
        if not_sought:
            sought.append(Answer(False, place=start))
        elif refused or _SOUGHT.search(said):
            sought.append(Answer(True, place=start))
        if refused:
            given.append(Answer(False, place=start))
        elif _AGREED.search(said) and not not_sought:
            given.append(Answer(True, place=start))
    if len({answer.value for answer in sought}) > 1:
        sought = [Answer(answer.value, place=answer.place, doubt=True) for answer in sought]
    return _combined(sought, given)
