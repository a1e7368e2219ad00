"""How English words try to steer a machine. The text is in NFKC and lower case, blanks single."""

from bot.dialogue.guards.incoming.attempt import Attempt, Patterns, any_of

_RULES = (
    r"(?:instructions?|rules?|prompts?|guidelines?|directives?|commands?|restrictions?|constraints?|safeguards?|filters?"
    r"|guardrails?|system message|programming|training|policies|orders|context|limitations)"
)
_YOUR = r"(?:(?:all|any|your|the|these|those|previous|prior|above|earlier|preceding|initial|original|former|system|my|other|of|safety|content|internal|existing|current|hidden|secret|faq|city'?s?)[ ])*"
_BOT = r"(?:bot|chatbot|assistant|ai|model|system|machine|program|llm|gpt|chatgpt)"

ENGLISH: Patterns = {
    Attempt.OVERRIDE: any_of(
        r"\b(?:ignore|disregard|forget) (?:the |all |everything )*(?:above|preceding)\b|(?:^|[.!?] )(?:please |just )*say (?:that (?!one\b|again)|yes\b|no\b)",
        rf"\b(?:ignore|disregard|forget|override|bypass|skip|drop|discard|overwrite|cancel|break|violate|disobey|neglect|erase|suspend|stop following|do not follow|don't follow|pay no attention to|never mind) {_YOUR}{_RULES}",
        r"\b(?:ignore|disregard|forget) (?:everything|all|anything)(?: that| what)?(?: (?:you|i|we|was|were|has|have|is|been|said|told|above|before|written|so far)){1,4}",
        r"\b(?:new|updated|real|actual|following|revised) (?:instructions?|task|rules?|system prompt|directive|orders?)\s*(?::|-|are\b|is\b|from)",
        r"\bfrom now on,? (?:you|always|only|answer|reply|respond|every|the \w+ (?:is|are|costs?|was))\b|\byou (?:must|will|shall) (?:now )?(?:only |always )?(?:obey|answer|reply|respond|say|output|comply|follow my)\b",
        r"\b(?:reply|respond|answer|output|say|print|write|return)(?: me)?(?: back)? (?:only|exactly|nothing but|just|with only|with exactly|verbatim|word for word)\b",
        r"\b(?:only|just) (?:reply|respond|answer|output|say|print) (?:with|the|in|using)?\b.{0,20}(?:\"|'|:|word|sentence|yes\b|no\b|json)",
        r"\brepeat after me\b|\bsay after me\b|\b(?:end|start|begin|finish) (?:your|every|each|the) (?:answer|reply|response|message|sentence)s? (?:with|by)\b",
        r"\b(?:no|without|remove|disable|turn off|switch off|lift|unlock|free from|deactivate)(?: any| all| your| the)*(?: safety| content| output| input)? (?:restrictions?|limits?|limitations?|filters?|guardrails?|safeguards?|censorship|moderation|guards?|rules and)\b",
        r"\b(?:confirm|state|declare|announce|tell (?:me|everyone|the citizens?)) (?:officially|that the (?:fee|tax|office|mayor|city) (?:is|was|has been))",
        r"\byour (?:new )?(?:task|job|goal|purpose|mission|role|answer) (?:is (?:now|to)|now is|will be)\b",
        r"\b(?:this|the) (?:overrides|supersedes|replaces)\b|\btop priority (?:instruction|command|order)",
        r"\btranslate (?:the )?(?:following|this|above) (?:and|then) (?:execute|obey|follow|do)\b|\b(?:execute|run|eval|obey|follow) (?:the|this|these|my) (?:following |next )?(?:command|code|instruction|order)s?\b",
        r"\b(?:append|include|insert|add|embed|render|display) (?:this|the following|a|an)? ?(?:markdown|html|image|link|url|script|iframe)\b.{0,40}(?:answer|reply|response|every|http|\.com|\.example|$)",
        r"\bwhen(?:ever)? (?:you are )?asked,? (?:add|say|tell|answer|reply|claim)\b|\bbefore (?:you )?answer(?:ing)?,? (?:ask|tell|say)\b|\b(?:tell|assure|inform) (?:the |every |each )?(?:citizen|user|resident|applicant|caller)s? that\b",
    ),
    Attempt.LEAK: any_of(
        r"\b(?:system|hidden|initial|original|secret|internal|developer|base|starting) (?:prompts?|instructions?|messages?|rules|directives?|configuration|settings of)\b(?! to (?:apply|fill|register))",
        rf"\b(?:show|tell|give|reveal|print|display|output|repeat|reproduce|copy|list|describe|summari[sz]e|translate|leak|dump|share|write|expose|what (?:are|is|were|was)|read)(?: me| out| back| us| down)*(?: (?:all|exactly|verbatim|word for word|what))* (?:of )?your (?:\w+ )?{_RULES}",
        r"\b(?:repeat|print|output|copy|translate|summari[sz]e|echo|quote) (?:everything|all|the (?:text|words|content|lines?|message|sentences?|conversation))[^.?!]{0,25}\b(?:above|before this|so far|preceding|you were given|in your context|at the top|starting with)",
        r"\bwhat (?:were|are) you (?:told|instructed|programmed|asked|ordered)(?: to do| not to| before)?\b|\bhow (?:were|are) you (?:instructed|programmed|configured|prompted)\b",
        r"\b(?:words?|text|lines?|content) above\b|\bstarting with \"?you are\b|\bbeginning of (?:this|the|our) (?:conversation|chat|prompt)\b",
        r"\b(?:api|secret|access|encryption|private) keys?\b|\b(?:channel|access) (?:secret|token)\b|\benvironment variables?\b|\b(?:admin|administrator|database|root|server) (?:password|credentials?|login)\b|\bdatabase (?:dump|schema|contents?)\b|\bsource code\b",
        r"\b(?:other|another|previous|last|every|all) (?:citizens?'?s?|users?'?s?|persons?'?s?|people'?s?|residents?'?s?|customers?'?s?)(?:'s?)? (?:\w+ )?(?:conversations?|questions?|messages?|chats?|names?|address(?:es)?|phone|data|details|history|records?|personal|information|wrote|asked|said)\b",
        r"\b(?:staff|internal) (?:notes?|memos?|chat|slack|messages|comments)\b|\bcontents? of (?:the |your )?(?:memory|context|knowledge base|database|log|logs)\b",
    ),
    Attempt.ROLE_PLAY: any_of(
        r"\bact as (?!(?:my |an? |the |his |her )?(?:guarantor|proxy|witness|representative|guardian|agent|interpreter))",
        r"\b(?:pretend|imagine|act|behave|roleplay|role-play|role play|play|pose|speak|talk|respond|answer|write)(?: now)?(?: that)? (?:to be|you are|you're|you were|as if|as though|like you|as an? (?:\w+ ){0,3}(?:ai|bot|assistant|lawyer|doctor|mayor|hacker|expert|grandm\w+|person|character|judge|politician|officer|employee|clerk|pirate|human|who)|the (?:part|role) of)",
        r"\byou(?:'re| are) (?:now (?:an?|the|my|in|free|his|her|their|called|named|going|acting|playing|operating)\b(?! (?:pet|home|parent|resident|citizen|owner|member))|no longer (?:bound|limited|restricted|required|an? (?:bot|ai|assistant)|the (?:bot|assistant))|not (?:an?|the) (?:bot|ai|assistant|chatbot|machine|model|program)|free from|an? (?:unrestricted|uncensored|evil|different|new|helpful) )",
        rf"\b(?:dan mode|(?:as|be|are|called|named) (?:dan|stan)\b(?= |,|\.|$)(?=.{{0,60}}\b(?:anything|rules?|restrict|ai|bot|limits?|free))|jailbreak\w*|jail break|do anything now|developer mode|debug mode|god mode|admin mode|maintenance mode|opposite mode|evil twin|unrestricted|uncensored|unfiltered)\b(?: {_BOT}| mode)?",
        r"\b(?:hypothetical(?:ly)?|fictional|in a (?:story|novel|movie|game|play)|for a (?:novel|story|play|film|game)|fictitious)\b.{0,80}\b(?:you|bot|assistant|clerk|ai|answer|say|explain|character)\b",
        r"\blet'?s play (?:a|the) (?:game|role)|\bmy (?:late |dead |deceased )?grand(?:ma|mother|pa|father) (?:used to|would)\b|\bopposite day\b|\bin character\b|\bstay in role\b",
        r"\b(?:simulate|emulate|impersonate)\b.{0,30}\b(?:bot|ai|assistant|terminal|model|admin|mayor|staff|without|shell|linux|console)\b",
    ),
    Attempt.AUTHORITY: any_of(
        r"\b(?:i am|i'm|im|this is|speaking as|we are) (?:the |your |a |an |from the )?(?:\w+ ){0,2}(?:system administrator|sysadmin|administrator|admin|developer|programmer|creator|operator|it (?:department|staff|support|team)|security (?:team|officer|auditor)|openai|anthropic|line (?:support|corporation)|city'?s? (?:it|mayor|manager)|mayor|deputy mayor|owner of this|engineer (?:of|who|at)|vendor|maintainer|auditor|pen ?tester|red team)\b",
        r"\b(?:as (?:the|your) (?:system )?(?:administrator|admin|developer|creator|owner|operator|engineer|supervisor|boss|mayor))\b|\b(?:admin|root|sudo|superuser|developer|operator) (?:access|override|privileges?|command|mode|rights|permission|authori[sz]ation|authority)\b|\bsudo\b",
        r"\bi (?:have|got|was given|hold) (?:the )?(?:authori[sz]ation|clearance|permission|authority) (?:from|to (?:see|change|override|access|view|disable)|by)\b|\b(?:authori[sz]ation|override|access|passcode|clearance) code\b",
        r"\b(?:this is|it's|for) (?:only )?an? (?:authori[sz]ed |official |internal |security )*(?:test|audit|security check|penetration test|debug|diagnostic|maintenance|evaluation)\b(?! (?:center|centre|for (?:my|a) (?:child|licen)))",
    ),
    Attempt.ENCODED: any_of(
        r"\b(?:decode|decrypt|decipher|unscramble|unencode)\b|\b(?:base ?64|rot ?13|caesar cipher|morse(?: code)?|hexadecimal|leet ?speak|pig latin|ascii codes?|binary code|url[- ]?encod\w+)\b|\b(?:reverse|backwards?) (?:this|the|text|string|order|words|sentence)\b|\bread (?:it |this |that )?backwards?\b",
    ),
    Attempt.DELIMITER: any_of(
        r"```|~~~|<\|.{0,30}\|?>|\[/?(?:inst|system|sys|assistant|user|end)\b[^\]]*\]|<</?sys>>|</?(?:system|assistant|user|instructions?|prompt|context|document|sources?|answers?|question|admin|untrusted|faq|rules?|override)\b[^>]*>",
        r"(?:^|[\n.>!?。] ?)(?:#{1,6} ?)?(?:system|assistant|developer|user|human|ai|bot) ?(?:message|prompt|override|instructions?|note|notice|update|alert)? ?[:：>]",
        r"\"?(?:role|content|instructions?|system_prompt|tool_calls?|function_call|verdict|safe|intent|confidence|decision)\"? ?: ?[\"'{\[tf]|\{\{.*\}\}|\{%|\$\{|<!--|-{3,} ?(?:end|begin|new|system|stop|start)|={3,} ?(?:end|begin|new|system|stop|start|#)|#{2,} ?(?:instruction|system|end|new|response|answer|override)",
        r"\bend of (?:prompt|input|user|context|document|instructions?|question|message|faq|sources?)\b|\b(?:begin|start|new) (?:of )?(?:system|admin|assistant) (?:prompt|message|session)|⟦|⟧|\bbegin (?:transcript|admin)\b|\bstop sequence\b|<script|javascript:|\b(?:html|markdown|img|iframe|script) tags?\b|!\[[^\]]*\]\(",
    ),
}  # fmt: skip
