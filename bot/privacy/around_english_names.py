"""What stands around a name in English, and what stands there in capitals without being one."""

import re

LETTERS = "A-Za-zÀ-ɏḀ-ỿ"  # of Vietnamese, too
WORD = (
    rf"[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ](?:['’][A-Z])?[{LETTERS}]{{0,30}}(?:-[{LETTERS}]{{1,30}}){{0,3}}(?<!-san)(?<!-sama)(?![A-Za-z])"
)
PARTICLE = r"(?:(?:de|da|dela|del|la|van|von|bin|al|el|dos) )"
_MORE = rf"(?: (?:[A-Z]\. )?{PARTICLE}{{0,2}}{WORD})"
_INITIALS = r"(?:(?<![A-Za-z.])[A-Z]\. ?){0,2}"
NAME = rf"{_INITIALS}{WORD}{_MORE}{{0,4}}"
FULL = rf"{_INITIALS}{WORD}{_MORE}{{1,4}}"
SMALL = r"[a-z]{2,15}(?: [a-z]{2,15}){0,2}?(?=[.,!;\n]|$| and | from | i | here)"
WHICH = "sur|first |last |family |given |full |maiden "
I_AM = r"(?i:\bI['’]?m|\bI am)"
KIN = (
    "husband|wife|spouse|son|daughter|mother|father|brother|sister|child|baby|friend|grandmother|grandfather"
    "|partner|kid"
    "|mom|mum|dad|mommy|daddy|papa|grandma|grandpa|auntie|infant|newborn|toddler"
    "|uncle|aunt|cousin|nephew|niece|fianc[eé]e?|boyfriend|girlfriend|neighbou?r|roommate|flatmate|boss|landlord"
    "|landlady"
    "|colleague|co-?worker|classmate|grandson|granddaughter|(?:step|god)(?:son|daughter|father|mother)|sponsor|employee"
)
LABELS = (
    "applicant|agent|guardian|parent|student|owner|payer|recipient|contact(?: person)?|resident|tenant|householder|me"
    "|(?:account |card |policy )?holder|patient|claimant|deceased|bride|groom|representative|proxy|sender|addressee"
    "|customer|insured(?: person)?|beneficiary|witness|caller|employee|employer|taxpayer|buyer|seller|signatory"
    f"|{KIN}"
)
BELONGS = (
    r"\bhead of (?:the )?household(?: is|:)?|\b(?:on behalf|in care) of|\bunder the name(?: of)?|\bregistered as"
    r"|\baddressed to|\bbelongs to|\bwe are|\battn\.?:?|\bc/o"
)
CHILDREN = "kids|children|sons|daughters|parents|twins|brothers|sisters|grandchildren|friends"
DOES = (
    "(?:wants|needs|lives|died|passed away|moved|speaks|lost|works|asked|told|said|called|cannot|can['’]t"
    "|does not|doesn['’]t"
    "|and I (?:are|want|need|have|live|moved|got))"
)
OWNED = (
    "residence|passport|card|certificate|mother|father|mom|dad|wife|husband|son|daughter|parents|birth|name"
    "|address|phone|visa"
    "|school|class|teacher|place|house|apartment|insurance|pension|papers|documents?|taxes"
)
CLOSE = "mother|father|parent|mom|dad|wife|husband|son|daughter|brother|sister|guardian"
BEFORE = (
    "patient|(?:full|first|last|given|family|maiden|student) name|surname|name was|mister|professor|officer"
    "|doctor|sensei|tenant"
    "|teacher|nurse|papa|mama|signature|spel(?:led|t)|calls? me|go by|cc"
)
TALKS = r"\b(?:call|contact|ask for|meet|met|told|tell|email|(?:spoke|talked) (?:to|with))"
BETWEEN_TWO = (
    r"\b(?:liv(?:e|es|ing)|stay(?:s|ing)?|shar(?:e|es|ing) (?:an? |the )?[a-z]{3,10}) with"
    r"|\b(?:sent|signed|written|filled (?:in|out)) by|\b(?:married|engaged) to"
    r"|\bdivorced from|\baccompanied by|\b(?:talk(?:ed)?|spoken?|spoke) (?:to|with)|\b(?:tell|told|ask for)"
)
MUCH = "(?: in advance| a lot| so much)?"
CLOSINGS = "regards|sincerely|yours|thanks|thank you|best|wishes|cheers|respectfully|warmly|love"
# Where no other word has a capital letter there is nothing to look at.
CAPITAL = re.compile(
    r"(?<![A-Za-z'’])(?!(?:I|Is|Are|Am|My|Our|The|An?|How|Where|What|When|Who|Which|Why|Can|Could|Do|Does|Did"
    r"|Will|Would|Should|May"
    r"|Must|If|It|It['’]s|I['’]m|There|This|That|We|You|They|Please|Hello|Hi|No|Not|Yes|And|Or|But|For|To|In|On"
    r"|At|From|With|About"
    r"|Has|Have|Need|Want|Tell|Any|Some|To[a-z]+|Japan|Japanese|English|City|Hall|Office|My Number|Number"
    r"|Card)(?![A-Za-z]))[A-Z]"
)
KINDRED = re.compile(KIN)
# What stands in capitals, or alone, after the same words, and is nobody's name.
NO_BEGINNING = re.compile(
    "the|an?|i|not|really|very|so|too|in|on|from|at|no|yes|please|my|your|our|urgent|is|wrong|changed|misspelled|still"
    "|missing|different|or|and|here|dob|sorry|sure|done|back|me|us|mr|ms|mrs|dr|prof|miss|madam|bye|see|good"
    "|great|hello|hi|dear|if|when|this|that|these|there|it|you|he|she|they|we|who|where|how|can|could|do|does"
    "|all|again|women|men|children|parents?|driver|today|tomorrow|let|next|last|people|student|citizen|cat|dog"
    "|pet|kanji|katakana|romaji|ok|okay|what|new|change|required|of"
)
MATTERS = re.compile(
    "city|mayor|president|japan|japan's|tokyo|osaka|counter|section|office|card|number|insurance|health|tax|hall"
    "|week|year"
    "|question|service|residence|certificate|garbage|school|hospital|festival|cent(?:er|re)|station|government"
    "|ward|general"
    "|urban|public|planning|information|development|department|division|desk|support|golden"
    "|muslim|christian|catholic|buddhist|hindu|single|divorced|retired|disabled"
    "|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october"
    "|november|december"
    "|bank|gas|line|slack|nhk|form|thai|dutch|swiss|greek|czech|usa?|uk|british|english|insured|foreign"
    "|immigration|police|customs"
    "|philippines|vietnam|china|taiwan|korea|nepal|brazil|peru|india|indonesia|america|germany|france|canada|thailand"
)
NO_PERSON = re.compile(r"(?:ese|ian|ish|ican|nch|ean|ino|ina|lander|istani|ines|eli|raqi|hai|ing|ic|ed|ful|able|late)$")

NATIONAL = re.compile(
    r"(?:anese|inese|amese|alese|uguese|rian|nian|lian|sian|dian|rican|xican|kish|lish|nish|rench|pino|pina|lander)$"
)
