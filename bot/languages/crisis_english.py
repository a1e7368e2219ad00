"""Words of crisis and emergency in English, also in that of people who learned it late. Apostrophes are gone: dont, hes."""

import re

from bot.languages.danger import Danger, Rules, Signs, any_of, near

_PARTNER = r"(husband|hubby|wife|boyfriend|girlfriend|partner|spouse|fiancee?|bf|gf|ex( (husband|wife|boyfriend|girlfriend|partner))?)"
_PARENT = (
    r"(dad|daddy|father|mom|mum|mommy|mother|parents?|step ?(dad|father|mom|mother|parents?)|uncle|aunt|grandpa|grandfather|teacher"
    r"|coach|(older |big )?brother|(brother|sister|father|mother|son|daughter) in law|caregiver|carer|caretaker|nurse|helper|staff|guardian|foster \w+)"
)
_CHILD = r"(kids?|child|children|boy|girl|baby|babies|toddler|infant|newborn|son|daughter|student|pupil|niece|nephew|grandson|granddaughter|grandchild)"
_ELDER = r"(elderly|old (man|woman|lady|person|people)|grand(ma|pa|mother|father)|granny|grandad|resident|patient)"
_STRANGER = r"(someone|somebody|(a|some|the|this|that|strange|unknown) (man|guy|person|woman|men|people)|strangers?|intruders?|burglars?|robbers?|thief|thieves|attacker)"
_PERSON = (
    rf"({_PARTNER}|{_PARENT}|{_CHILD}|{_ELDER}|{_STRANGER}|he|she|they|hes|shes|theyre|i|im|we|man|woman|people|person|friend|sister|brother|roommate"
    r"|flatmate|neighbou?rs?|coworker|colleague|co worker|lady|guy|grandma|cousin|patient|passenger|driver|cyclist|pedestrian|everyone|boss|manager|landlord|doctor|priest|customer)"
)
_KIN = (
    rf"((my|our|the|his|her|their|this|an?) )?(\w+ )?({_CHILD}|{_ELDER}|{_PARENT}|{_PARTNER}|sister|friend|neighbou?r)"
)
_US = rf"(me|us|her|him|them|each other|(my|her|his|their|our|a|the) (little |own |old )?({_PARTNER}|{_PARENT}|{_CHILD}|{_ELDER}|sister|friend|neighbou?r|face|head|arm|back|stomach))"
_STRIKES = (
    r"(hit|hits|hitting|beat|beats|beating|beaten|beated|punch\w*|slap\w*|kick(s|ed|ing)?(?! (me|us|him|her|them) out)|chok(e|es|ed|ing)|strangl\w*|attack\w*|stab\w*|shov(e|es|ed|ing)"
    r"|whip\w*|drag(s|ged|ging)?|rap(e|ed|es|ing)|assault\w*|molest\w*|threaten\w*|throw(s|ing)? (things|stuff|objects|plates|bottles) at|burn(s|ed|t)?|abus(e|es|ed|ing)"
    r"|(put|puts|putting|laid|lays|laying) (a |his |her |their )?(hands?|fingers?) on|forc(es|ed|ing)? (him|her|them)sel(f|ves) (up)?on|headbutt\w*|smack(s|ed|ing)?|elbow(s|ed)"
    r"|hurt(s|ing)?|grab(s|bed) me by|push(es|ed) me|pulls? my hair|spit(s)? on|terroriz\w*)"
)
_SELF = r"(my|him|her|them|our|your)sel(f|ves|fs)"
_WANTS = (
    r"(want(s|ed|ing)?|wanna|wish(es|ed|ing)?|rather|ready|plan(s|ned|ning)?|going|gonna|tr(y|ies|ied|ying)|decid\w+|think(s|ing)?|thought(s)?|feel(s|ing)?|about"
    r"|tempted|urges?|considering|talk(s|ing|ed)?|say(s|ing)?|said|might|could|will|need|let me|ways?|how)"
)

_SELF_HARM = Signs(
    surely=any_of(
        # to die, to end it, to disappear: wanted, planned, talked of
        rf"\b{_WANTS}( \w+){{0,4}} ?(to )?(die(?! (laughing|of laughter))|dying(?! (laughing|of|to|for))|be dead|being dead|kill(ing)? {_SELF}|end(ing)? (it all|my (own )?life|(her|his|their) (own )?life|everything|things|my pain|the pain|my suffering))\b",
        rf"\bkill(ing|ed)? {_SELF}",
        r"\b(wont|will not|wont even) be (here|around|alive|there) (tomorrow|anymore|any more|much longer|for long|next week)\b",
        r"\bwish( i)? (wasnt|werent|was not|were not|am not) (alive|here|born)\b",
        r"\b(way|ways|method|methods|how) to (die|kill (my|your)self|commit)\b|\b(kms|unalive)\b",
        r"\btak(e|ing) (my|her|his)( own)? life\b(?! insurance)|\b(want|wanna|wish)( \w+){0,2} be gone( forever| for good)?$|\bend(ing)? (it all|my (own )?life|(her|his|their) (own )?life)\b",
        r"\b(want(s|ed)?|wanna|wish|going|gonna|ready)( i could| to| just| really| both)* ?(just |really |to )*(disappear|vanish|not exist|stop existing|cease to exist|go to sleep and never|sleep forever)\b(?! from)",
        r"\bwants? (it|this|everything)( all)? to (end|stop|be over)\b",
        r"\b(want|wants|going|ready) to end (it|this)( all| now| tonight)?$",
        # life has no point, is too much, would be better without me
        r"\b(no|any|not|without|lost|nothing) (more )?(point|reason|meaning|purpose|sense|use|will|worth)( left)?( in| of| to| for)?( me)?( to)?( be| keep| go| stay| carry| continue)*( on)?( my)? ?(liv\w+|life|alive|exist\w*|going on|go on|continu\w+|wake up)\b",
        r"\b(dont|do not|cant|cannot|not|never|didnt) (really )?(want|wanna|wish) (to )?(live|be alive|be here anymore|exist|wake up|go on living|be in this world|see tomorrow|continue living|continue my life)\b",
        r"\b(had enough|done|finished|through|fed up) (of|with) (life|living|my life|this life|being alive)\b",
        r"\bhate (my life|being alive|living)\b",
        r"\b(except|but|besides) (death|dying|suicide)\b",
        r"\bonly (way|option|escape|solution|answer)( \w+){0,4} (die|death|dying|end it|suicide)\b",
        r"\bdeath is (the|my) only\b|\bnever wake( up)?( again)?$",
        r"\brope( is)? (ready|around|round)|\b(bought|tied|tying|have|prepared) a (rope|noose)$",
        r"\b(life|living|my life)( \w+){0,3} (not worth|isnt worth|worthless|meaningless|pointless|unbearable|no meaning|hopeless|is over|has no)",
        r"\bnot worth living\b|\b(tired|sick) of (living|life|being alive|existing)\b",
        r"\b(cant|cannot|can not) (go on( living| like this| anymore|$)|live (anymore|any longer|like this( anymore)?)|keep living|continue living|do this anymore i\b)",
        r"\bnothing (left )?to live for\b",
        r"\b(better|happier|easier)( off)?( \w+){0,3} (without me|if i (was|were|wasnt|werent|died|die|disappear\w*|am dead|am gone|didnt exist|never)|dead|(when|if) im (gone|dead))\b",
        r"\b(better|rather) (be |i am |im |i be )?dead\b|\bi should (just )?(die|be dead)\b",
        r"\bwish (i|id) (was|were|had|could|would)?( \w+){0,2} ?(dead|die|died|never (been )?born|not (be )?(here|alive)|disappear|not wake|asleep forever)",
        r"\b(nobody|no one|noone) (would|will|ll) (care if i|care about me|miss me|notice if i|notice me)|\bi (deserve|need) to die\b",
        # the means: suicide, pills, blades, rope, heights; and the goodbye
        r"\b(suicidal|suiciding)\b|\bs(ui?|iu|oo)[cs]+[iy]*d(al|le|el|il|el)\w*\b",  # and as it is misspelled
        r"\b(gonna|going to|wanna|want to|about to|ready to) end it( all| here)?( now| tonight| tonite| today| soon)?$",
        r"\b(lethal|fatal|how many|how much|what) (dose|\w+)( \w+){0,4} to (die|kill (my|your|a)\w*|overdose)\b",
        r"\b(thoughts?|thinking|think|idea) (of|about) (drowning|killing|hanging|hurting|ending|smothering|jumping)\b",
        r"\b(drown(ing)?|poison(ing)?) (us|myself|both of us|the kids|my kids|me and)\b|\bkill(ing)? (us both|both of us|my kids|the kids and|me and my)\b",
        r"\b(debts?|letters?|notes?|forgive me|goodbyes?)( \w+){0,6} (once|when|after) (im|i am) (gone|dead)\b",
        r"\b(jump(ing)?|step(ping)?|throw(ing)? (my|him|her)self|walk(ing)?|lie|lying)( down)? (in front of|under|onto)( \w+){0,3} ?(train|truck|bus|traffic|tracks|rails)\b",
        r"\bwhats the point( of| in)? (living|life|being alive|going on|anything|any of (it|this)|it all)?( \w+)?$",
        r"\b(commit\w*|attempt\w*|think\w*|thought\w*|consider\w*|about|do|contemplat\w*|plan\w*) (of |about |to |to commit |committing )*(suicide|suicde|sucide|suiside|suicid)\b(?! (prev|awa|stat|law|hot))",
        r"\b(took|swallowed|taken|taking|take|ate|drank|downed)( \w+){0,4} (all|whole|too many|bunch|bottle|box|handful|lots|every|entire|\d+)( \w+){0,4} ?(pills?|tablets?|sleeping|meds|medicines?|medication|painkillers?|bleach|paracetamol|tylenol|ibuprofen|aspirin|xanax|valium|loxonin|antidepressants?)\b",
        r"\b(overdos(e|ed|ing)|od(ed|d))\b(?! prevention)|^od$",
        r"\b(took|swallowed|taken)( \w+){0,2} (sleeping pills|rat poison|poison|bleach)\b",
        r"\b(cut|cuts|cutting|slit|slitting|slash\w*)( \w+){0,2} (my|her|his|their)( own)? ?(self|wrists?|arms?|veins?|thighs?)\b",
        r"\b(cut|cutting|cuts) (my|her|him)self\b(?! shaving)|\b(cutting again|(started|stop|been|keep) cutting$)",
        r"\bself ?harm(s|ing|ed)?\b|\b(hurt|hurting|harm|harming|burning|injur\w+) (my|her|him|them)self\b",
        r"\bhang(ing|ed)? (my|her|him|them)self\b|\bnoose\b",
        r"\bjump(ing|ed)? (off|from|in front of|onto the tracks|out of)( \w+){0,4} ?(bridge|roof|building|balcony|window|train|cliff|platform|floor|tracks|here|car|bus|truck)\b",
        r"\bshoot(ing)? my ?self\b",
        r"\b(suicide|goodbye|good bye|farewell|last) (note|letter|message|text|words)\b",
        r"\b(already )?(wrote|written|writing|left) (the|my|a) note$|\bsaid (goodbye|good bye) to everyone\b",
    ),
    perhaps=any_of(
        r"\b(im|i am|shes|hes|standing|sitting|he is|she is|i|stand)( \w+){0,4} (on|at|near|off|over)( the| a)?( \w+)? (roof|rooftop|ledge|bridge|cliff|edge|railing|tracks)( \w+)?( (right )?now| alone| and .*| of .*)?$",
        r"\b(cant|cannot|can not) (take|do|stand|handle|bear) (it|this|life)( all| any longer| anymore| any more)?$",
        r"\b(i )?give up on (life|everything|living)\b|\b(dont|do not) feel safe (with|from) myself\b",
        r"^(suicide|suicidal)( help| line| hotline)?$",
        # what others see: goodbyes, things given away, a door locked from inside, the means at hand
        r"\b(said|says|saying|sent|texted|wrote|posted|left)( \w+){0,5} (goodbye|good bye|farewell|sorry for everything)( \w+){0,12} (answer\w*|respon\w*|reply\w*|pick\w*|reach\w*|find|phone|gone|missing)\b",
        r"\b(giv(e|es|ing|en)|gave)( away)? (all )?(of )?(his|her|their|my)( \w+)? ?(things|stuff|belongings|possessions|clothes|pets?|cat|dog)( away| to \w+)?$",
        rf"\b({_PERSON}|he|she|i)( has| have| is| just)*( \w+)? (locked|barricaded|shut) (him|her|them|my)sel(f|ves) (in|inside|up)\b",
        r"\b(he|she|i|they|son|daughter|husband|wife|brother|sister|friend|dad|mum|mom)( \w+){0,3} (bought|buying|got|tied|hung|hiding|hoarding|collecting|saving up)( \w+)? (ropes?|nooses?|razors?|blades?|pills|sleeping pills)\b",
        near(
            r"\b(once|when|after|if) (im|i am) (gone|dead)\b",
            r"\b(letters?|notes?|debts?|forgive|better|kids|family|everyone|goodbye)\b",
            80,
        ),
        r"\b(its|it is|it) (all )?over (for me|now)$|\b(says?|said|saying)( \w+){0,2} (its|it is|everything is|life is) over$",
        r"\b(please )?(let|want) me die\b|\bi (am|m) going to die (tonight|today|by)\b",
    ),
)

_ABUSE = Signs(
    surely=any_of(
        # a parent or carer does it; I do it; it is done to a child or an old person
        rf"\b(my|his|her|their|our|a|the|step|home|care|by|facility)( \w+)? {_PARENT}s?( \w+){{0,3}} ({_STRIKES}|touch(es|ed|ing)?|lock(s|ed)?|starv\w*|tie(s|d)|yell(s|ed|ing)? at|scream(s|ed|ing)? at) ({_US}|my)\b",
        rf"\b(my|his|her|the)( \w+)? {_PARENT}( \w+){{0,2}} ({_STRIKES}|touches) *$",
        r"\b(touch(es|ed|ing)?|grop(e|es|ed|ing))( \w+)? (me|my (body|private\w*|breasts?|chest|butt|daughter|son|child|kid)|her private\w*|him there|down there|inappropriately|sexually)\b(?! up)",
        rf"\b(i|im)( \w+){{0,6}} ({_STRIKES}|shak(e|es|ed|ing)|shook|smack\w*|hurt\w*|yelling at|screaming at|lose control (with|on))( at)? (my|the|our)( \w+)? ({_CHILD}|mother|father|mom|dad|{_ELDER}|mother in law)\b",
        rf"\b(want|wanted|afraid|going|urges?|might|could|almost|nearly|will|thoughts?|scared|keep)( \w+){{0,5}} (throw(ing)?|threw|shook|slapped|dropped|hit(ting)?|hurt(ing)?|shak(e|ing)|kill(ing)?|drop(ping)?|smother(ing)?|slap(ping)?|harm(ing)?|beat(ing)?) (my|our|the|this|him|her)( own)? ?(\w+ )?{_CHILD}\b",
        rf"\b(lock(s|ed|ing)?|shut(s|ting)?|chain(s|ed)?|tie(s|d)?) {_KIN}( \w+)? (in|up|inside|out|outside|to)\b",
        rf"\b{_PARENT}( \w+){{0,4}} (comes?|came|coming|gets?|got|climbs?|sneaks?) (in|into|in to) (my|her|his) (bed|room|bedroom|shower|bath)\b",
        rf"\b({_STRIKES})( \w+)? {_KIN} with (a|an|his|her|the|\w+s)\b",
        r"\b(shak(e|ing)|shook|smother\w*|drown) (my|the|our) (\w+ )?(baby|newborn|infant|son|daughter|child)\b",
        rf"\b({_CHILD}|{_ELDER})( \w+){{0,8}} (is|are|being|been|gets?|getting|was|were|hes|shes)( \w+){{0,3}} (abused|beaten|hit|neglected|starved|starving|mistreated|molested|tied|chained|slapped|restrained|kicked|locked (in|up|out|inside)|left alone|left outside)\b",
        rf"\b({_STRIKES})( \w+)? (her|his|their|the|a)( \w+)? ({_CHILD}|{_ELDER}|mother|father)s?\b",
    ),
    perhaps=any_of(
        # what a neighbour sees: the word itself, marks, left alone, no food, screams
        r"\b(report|suspect|suspected|see|saw|seen|witness\w*|worried|signs|think|afraid|case|possible|is this|call it)( \w+){0,6} ((child|elder|elderly|sexual|physical) )?(abuse|neglect|abused|neglected)\b",
        r"\b(being|been|is|getting|was) (sexually |physically |emotionally )?(abused|neglected|mistreated|molested)\b",
        r"\b(covered in|full of|has|have|with|always|new|many|lots of|strange)( \w+){0,3} (bruises?|burns?|cigarette burns|black eye|marks on (his|her))\b",
        r"\b(bruises?|burns?|burn marks|scars|marks|welts)( all over| on)( \w+)? (his|her|their|the)( \w+)? ?(arms?|legs?|back|hands?|body|face|neck)\b",
        r"\bbruise(s|d)\b",
        rf"\bhear(d)?( \w+){{0,3}} {_CHILD}( \w+){{0,2}} (begging|pleading|screaming|saying stop|yelling stop)\b",
        rf"\b({_CHILD}|{_ELDER})( \w+){{0,8}} (alone|locked|shut|left|outside|crying|screaming)( \w+){{0,6}} (balcony|outside|in the car|in a car|all night|for days|for hours|in the cold|at night|in (his|her|the|a) (room|closet|garage|cage))\b",
        r"\b(never|refus\w+( to)?|doesnt|dont|does not|wont|wouldnt|not|isnt|barely|hardly|stopped|without)( being| getting| get| gets)?( let| allow| give| given| giving)?( \w+)? (feed|feeding|fed|food|meals|to eat|eat anything)( \w+){0,4} (home|days|him|her|me|us|them|child|kids?|baby)\b",
        r"\bstarv(ed|ing)\b",
        r"\b(family|parents?|mom|mother|father|dad|son|daughter|they|caregiver|staff)( \w+){0,4} (give|gives|giving) (him|her|them|me|us) no (food|water)",
        r"\b(doesnt|dont|does not|never|wont|wouldnt) (feed|give food to|give) (me|us|him|her|the|their|my)( \w+)?( food)?\b",
        rf"\b{_CHILD}s?( \w+){{0,5}} (cry|cries|crying|screams?|screaming)( \w+){{0,6}} (nobody|no one|noone|alone|for hours)\b",
        rf"\b{_CHILD}( \w+){{0,5}} (left|locked|alone|stuck|trapped|sleeping)( \w+)? in( \w+){{0,2}} (car|vehicle|van)\b",
        rf"\b{_CHILD}( \w+){{0,4}} (alone|by (him|her)self)( \w+){{0,2}} (street|road|station|park|night|highway)\b",
        rf"\b{_CHILD}( \w+){{0,8}} (always|often|every day|so|very)( \w+)? (hungry|dirty|bruised|barefoot|starving|thin)\b",
        r"\b(tie|ties|tied|tying|chain(s|ed)|strap(s|ped))( \w+){0,5} to (a|the|his|her|their) (chair|bed|wheelchair|pole|radiator)\b",
        rf"\b{_CHILD}s?( \w+){{0,4}} (scream|screams|cry|cries|crying|screaming)( \w+){{0,10}} (shout\w*|yell\w*|beat\w*|hit\w*|slap\w*|help)\b",
        rf"\b(neighbou?rs?|they|she|he|parents|mother|father|family|people|couple)( \w+){{0,2}} (leaves?|leaving|left)( \w+){{0,4}} {_CHILD}( \w+)? (alone|outside|home alone|locked)\b",
        rf"\b(hear|hearing)( \w+){{0,6}} {_CHILD}( \w+){{0,4}} (screaming|crying|being)( \w+){{0,8}} (every|night|shout\w*|beat\w*|help|hit\w*|next|upstairs)",
        r"\b(taking|takes|took|steals?|stealing|keeps?|controls?)( all)? (my|her|his|their|grand\w+)( \w+){0,3} (pension|savings|wages|salary|bank ?book|bank card|money)\b",
        r"\b(scared|afraid|dont want|dont wanna|do not want)( \w+){0,3} go(ing)? (back )?home\b",
    ),
)

_VIOLENCE = Signs(
    surely=any_of(
        rf"\b({_PARTNER}|{_PARENT}|he|she|boss|employer|roommate|owner|landlord)( \w+){{0,2}} (wont|doesnt|does not|will not|not|never|refuses to|wouldnt|didnt|dont) (let|allow|letting|allowing) (me|us|her)( to)? (leave|go|out|eat|sleep|see|use|call|have|contact|talk|quit|work)\b",
        r"\b(threw|throws?|pushed|pushes|pinned|slammed|shoved|grabbed|grabs|pulled|held|holds|knocked)( \w+)? (me|her|him)( \w+){0,2} (against|down|on|onto|into|by|to the|out|at)\b",
        r"\b(grab(bed|s)?|pull(ed|s)?|twist(ed|s)?) my (hair|arm|neck|throat|wrist)\b",
        r"\bforc(e|es|ed|ing) (me|her|us|him)( \w+){0,4} (sex|marry|prostitut\w+|touch|sleep with|undress|kiss|strip)\b",
        r"\brap(ed|ist|ing)\b",
        r"\b(stands?|standing|sits|sitting|parks|waits) (outside|in front of|near|by) my (house|home|apartment|work|door|office|school)\b",
        r"\b(beating|hitting|kicking|attacking|punching|choking|strangling) (up )?(an?|the|his|her|another|some) (\w+ )?(man|woman|person|boy|girl|guy|lady|child|kid|wife|husband|girlfriend|dog)\b",
        r"\b(is|are|hes|shes|theyre|were|was)( \w+)? (beating|hitting|kicking|attacking|stabbing|punching|choking|strangling|slapping)( \w+){0,3} (man|woman|person|boy|girl|someone|people|guy|lady|child|kid|wife|each other)\b",
        r"\b(threw|throws?|throwing)( \w+){0,4} at (me|us|her|him|my \w+)\b",
        r"\b(?<!typhoon )(?<!storm )(?<!earthquake )(?<!tax )(hits?|beats?|punch(es|ed)|slap(s|ped)|kick(s|ed)|chok(es|ed)|strangl(es|ed)|burn(s|ed)|whip(s|ped)) (me|us)\b(?! (hard th|up at|at \w+|by surprise|as|with (a|the) (fee|tax|bill|late)))",
        rf"\b{_PERSON}( \w+){{0,7}} {_STRIKES}( \w+)? {_US}\b(?! (up|on) (time|the budget))(?! at \w+)(?! (hard|with a))",
        r"\b(being|been|got|get|gets|getting|was|is|im|am|were|are)( \w+){0,2} (hit(?! (by|with) (a|an|the)? ?(ball|late|fee|tax|storm|typhoon|car|truck|bus|van|bike|\w+ (ball|fee|tax)))|beaten( up)?|punched|slapped|kicked|choked|strangled|threatened|raped|assaulted|stalked|molested|harassed)( (by|at|every|again|in|when|and)\b|$)",
        r"\b(will|gonna|going to|wants? to|threat\w+ to|tried to|trying to|said he|says he|said shell|might|ll)( \w+){0,3} (kill|murder|stab|hurt|shoot|beat) (me|us|her|him|my|them)\b",
        r"\b(kill|murder) (me|us|her) (if|when|one day|tonight)\b",
        rf"\b(scared|afraid|terrified|frightened|fear|hiding|escape|escaping|escaped|run away|running away|ran away|flee|fleeing|get away|protect\w*)( \w+){{0,2}} (of|from|for) (my|an?|her|his)( \w+)? ?({_PARTNER}|{_PARENT}|stalker|life|abuser)\b",
        rf"\b({_PARTNER}|{_PARENT}|roommate|he|she|hes|shes)( \w+){{0,2}} (is|gets|got|was|becomes?|can be|turns|so|very|hes) ?(\w+ ){{0,2}}(violent|abusive|dangerous|aggressive)\b",
        rf"\b(violent|abusive) ({_PARTNER}|{_PARENT}|relationship|marriage|home|household)\b",
        r"\b(he|she|husband|wife|partner|boyfriend|boss|employer|company|landlord|agent|father)( \w+){0,3} (took|takes|keeps?|kept|hid|hides|confiscat\w+|holds?|stole)( away)? my( \w+)? (passport|phone|zairyu|residence card|documents|papers|id)\b",
        r"\b(lock(s|ed)?|keep(s)?|kept|trap(s|ped)?|hold(s|ing)?)( (me|us|her)){1}( \w+){0,2} (inside|in the|in my|in a|in his|up|in our|prisoner|hostage|captive)\b",
        r"\bdomestic (violence|abuse)( \w+){0,4} (victim|situation|happening|help|from|by|at home|survivor|now)\b",
        r"\b(victim of|suffer\w*|experienc\w*|escap\w*|live with|living with|in an?) (domestic )?(violence|abuse|abusive \w+)\b",
    ),
    perhaps=any_of(
        r"\bstalk(er|ing|ed|s)\b",
        rf"\b(ex|man|guy|men|someone|somebody|he|she|hes|stranger|{_PARTNER})( \w+){{0,4}} (follow(s|ing|ed)|waits?|waiting|watching|watches|shows? up|showing up|hanging around|spying)( \w+){{0,4}} (me|my|home|outside|work)\b",
        rf"\b{_STRANGER}( \w+){{0,4}} (break(s|ing)?|broke|enter\w*|get(ting)?|got|climb\w*|came|come|coming|walk\w*|hid\w*|force\w*|open\w*|try\w*) ?(\w+ ){{0,3}}(in|into|inside|through|on|at)( \w+)? (my|our|the|her|his|neighbou?rs?) ?(\w+ )?(house|home|apartment|room|flat|place|window|door|building|garden|balcony|store|shop)\b",
        rf"\b{_STRANGER}( \w+){{0,4}} (open\w*|break\w*|unlock\w*|shak\w*|pick\w*|kick\w*|ring\w*)( \w+)? (my|our|the) (\w+ )?(door|window|lock|house|doorbell)\b",
        rf"\b{_STRANGER}( is| was| are| might be| may be| keeps)*( \w+)? (hiding|standing|sleeping|waiting|lurking|sneaking|peeping|looking) (in|inside|under|outside|behind|into|at|through|around) (my|our|the) (house|home|apartment|room|closet|garden|window|door|balcony|bathroom|bed)\b",
        r"\b(theres|there is|there are|i see|i hear|found)( \w+){0,3} (man|men|stranger|guy|someone|somebody|intruder|person|people)( \w+){0,2} (in|inside|outside|at|under|on)( of)? (my|our|the) (house|home|apartment|room|flat|bed|kitchen|closet|balcony|basement|garage|door|window)\b",
        r"\b(bang(s|ing)?|pound(s|ing)?|kick(s|ing)?|break(s|ing)?|smash(es|ing)?)( \w+){0,3} (my|our|the) (front )?door\b",
        r"\b(womens|women|dv|battered) (shelter|refuge)|\bsafe house\b(?! for child)(?<!110 safe house)\b",
        r"\bshelter( \w+){0,2} (for|from)( \w+)? (women|men|abuse\w*|battered|victims|domestic|mothers|me|violen\w+)\b",
        r"\b(get|getting|move|leave|take|need|escape)( \w+){0,3} (out of|away from|away)( \w+){0,3} (house|home|here|him|her|husband|wife|partner|boyfriend)( \w+){0,8} (violent|scared|hits?|beats?|safe|drunk|danger\w*|abus\w+|kids)",
        r"\b(hear|heard|hearing|can hear)( \w+){0,3} (her|him|woman|neighbou?r|wife|girl|someone)( \w+){0,3} (scream\w*|beg\w*|crying for help)\b",
        r"\b(scream(ing|s|ed)?|crying|yelling|shouting) for help\b",
        r"\bdomestic (violence|abuse)$",
        r"\b(hes|he is|she is|shes) (hitting|beating|attacking|hurting|threatening|choking (me|her|him|us|my))\b|\bblackmail\w*",
        r"\bforced me to\b",
        r"\b(hiding|hid|locked myself|locked ourselves|barricaded|crouching)( \w+){0,3} (in|under|inside|behind|from)( the| my| a)? (\w+ )?(toilet|bathroom|closet|bed|bedroom|room|car|basement|wardrobe|cupboard|shed|him|her|them|husband|boyfriend|dad|stepdad)\b",
        r"\b(he|she|hes|shes|they|man|guy|someone|somebody|dad|husband|boyfriend)( \w+){0,3} (with|has|got|holding|swinging|grabbed)( \w+)? (bat|hammer|crowbar|belt|iron bar|pipe|scissors|glass bottle|machete)\b",
        near(
            r"\b(somewhere safe|safe place|place to (hide|stay|sleep)|nowhere (safe )?to go|a refuge)\b",
            r"\b(tonight|from (him|her|my)|me and (the|my) (kids?|children|baby|son|daughter)|violen\w+|he found|scared|hide)\b",
            60,
        ),
        r"\b(found out|finds out|knows|discovered|tracked( down)?)( \w+){0,2} where (i|we) (live|am|are|moved|work|went)\b",
        r"\b(post(ed|ing)?|shar(e|ed|ing)|leak(ed|ing)?|send(ing)?|spread(ing)?|upload\w*)( \w+){0,3} (nudes?|naked|intimate|private (photos?|pictures?|videos?)|sex (tape|video))\b",
        r"\b(woman|girl|lady|wife|somebody|someone|mother)( \w+){0,2} (screaming|begging|pleading)\b(?! (karaoke|in the (movie|game)|with joy))",
        r"\b(threw|throws|throwing)( \w+){0,3} at (me|us|her|him)\b",
    ),
)

_THINGS = r"(house|home|kitchen|apartment|flat|building|room|mountain|forest|hill|car|roof|pan|oil|curtains?|stove|oven|field|shed|garage|balcony|outlet|heater|bed|futon|bin|truck|shop|store|factory|warehouse|wall|next door|upstairs|downstairs|toaster|microwave|battery|wires?)"

_FIRE = Signs(
    perhaps=any_of(
        r"\b(on|caught|catch|catching) (fire|fre)\b(?! (sale|department))",
        rf"\b{_THINGS}( \w+){{0,4}} (is|are|was|has|started|keeps?|its|s)?( \w+)? ?(burning|in flames|fire|fre|smoking|exploded|up in flames)\b(?! (alarm|station|department|insurance|extinguisher|exit|drill|brigade|pit|hydrant|code|safety|truck))",
        r"\b(theres|there is|there are|i see|see|seeing|big|huge|its|a lot of|lots of|thick|black|white|so much|heavy|help|open)( a| an)? ?(\w+ )?(fire|flames|smoke)\b( (in|inside|at|next|on|coming|everywhere|near|outside|behind|from|help)|$)",
        r"\b(smoke|flames|fire)( is| was| are| keeps)? ?(\w+ )?(coming|shooting|spreading|everywhere|filling|rising|pouring|in my|in the (room|apartment|kitchen|hall|house|building|stairs)|from (the|my|next|a|under|inside))",
        r"^(help )?(fire|fire fire|fire fire fire|fire help|fire please help|fire where do i call|a fire)( help| please| now)*$",
        r"\bfire (broke|breaking) out",
        r"\bfire (is )?(spreading|getting bigger|in my|in the (kitchen|house|building|apartment|hall|room)|next door)\b",
        r"\b(i|we|can|it|everything|here|room|kitchen|house|apartment|hallway|building)( \w+){0,3} smell(s|ing|ed)?( \w+){0,3} (gas|burning|smoke)\b",
        r"\bsomething( is)? burning\b|\b(gas|burning|burnt) smell\b|\bsmell of (gas|burning)\b",
        r"\bgas (is )?(leak(s|ing)?|leaking|smell)( \w+){0,4}|\bleaking gas\b|\bexplo(ded|sion|ding)\b",
        r"(^|help |theres |is |big |house )fire (at|in|near|behind|next to|inside) (my|the|our|a|his|her)\b",
        r"\bset(s|ting)?( \w+){0,4} (on fire|alight|ablaze|on flames)\b|\b(ablaze|arson|arsonist|in flames)\b",
        r"\b(smoke|flames)( is| are)? (pouring|billowing|bursting|leaping|rising|coming)\b",
        r"\b(woods?|bush|grass|trees?|bins?|sofa|couch|dumpster|mattress|carpet|charger|phone|laptop|socket|plug|candle)( \w+){0,4} (is |are |its |was |has )?(burning|on fire|in flames|caught fire|smoking)\b",
        r"\b(call|need|send)( \w+){0,3} (fire ?fighters|fire ?truck|fire engine|fire brigade|fire department now)\b",
        r"\bsparks? (are )?(coming|flying)|\b(smoke|fire|gas|co) alarm( \w+){0,4} (dizzy|smoke|smell|sick|burning)\b",
        r"\b(i|we|can)( \w+){0,2} smell( of)? (gas|smoke|burning)\b",
    ),
)

_CRIME = Signs(
    surely=any_of(
        rf"\b({_PARTNER}|{_PARENT}|{_CHILD}|man|men|woman|guy|someone|somebody|person|people|teenager|neighbou?r|he|she|they|hes|shes|customer|drunk)( \w+){{0,4}} (with|has|have|had|got|holding|carrying|waving|swinging|pulled( out)?|pointing)( \w+){{0,2}} (knife|knives|gun|weapon|sword|machete|axe|pistol|rifle)\b",
        r"\b(girl|boy|child|kid|woman|someone|somebody|daughter|son|friend|lady|man)( \w+){0,5} (pulled|dragged|forced|taken|pushed|grabbed|shoved|thrown|pull|dragging|forcing)( \w+){0,3} (into|in|inside)( \w+){0,2} (van|car|truck|vehicle)\b",
        r"\bkidnap(ped|ping|s)?\b(?! prevention)",
        r"\b(grabbed|took|snatched|taken|stole)( \w+){0,3} (girl|boy|child|kid|baby|woman|daughter|son)( \w+){0,5} (drove|ran|car|van|away)\b",
        r"\babduct(ed|ing)\b|\b(been|got|was|being|were|getting) (stabbed|shot|mugged|held up|carjacked)\b(?! too)",
        r"\bgunshots?\b|\bshooting (at|people|in the|outside)\b",
        r"\b(someone|somebody|he|she|man|they|guy|people|gang)( \w+)? (is |was |are |just )?(stabbing|shooting|murdered|killed|stabbed|shot)( (a|the|my|an|some|people|him|her|me)\b|$)",
    ),
    perhaps=any_of(
        r"\b(im|am|i was|being|been|got|getting|we|just|is|are|someone|somebody|man|men|they|he|guy|store|shop|bank|konbini|house|neighbou?r|neighbou?rs|was|were)( \w+){0,3} (robbed|robbing|mugged|mugging|burglar\w+|held up|burgled|looted|looting)\b",
        rf"\b{_STRANGER}( \w+){{0,4}} (take|taking|took|grab\w*|lur(e|ed|ing)|approach\w*|talking to|pull\w*)( \w+)? (my|a|the|some) (\w+ )?{_CHILD}\b(?! (bike|bicycle|bag|seat|umbrella|toy|shoes))",
        r"\b(robbers?|burglars?|thief|thieves|intruders?|prowler|shoplifter|attacker|gunman)( \w+){0,3} (is|are|in|inside|still|climb\w*|now|at|outside|just|ran|came|broke|took|running|upstairs|help|here)\b(?! (the )?(alarm|insurance))",
        rf"\b({_STRANGER}|he|they|people|men|man|was|been|got|getting|being|are|just|im|thieves)( \w+)? (broke|breaking|break|broken|breaks)( \w+)? (in|into)\b",
        r"\b(man|men|guy|guys|someone|somebody|people|they|kids|teenagers)( \w+){0,3} (breaking|smashing|smashed|vandali\w+|slashing|broke)( \w+){0,3} (windows?|cars?|doors?|tires|shop|glass)\b",
        r"\b(snatch(ed|es|ing)?|grabbed|stole|stolen|took|robbed)( \w+){0,4} (bag|purse|wallet|phone|handbag|backpack|money|bike|bicycle|car)( \w+){0,3} (ran|run|running|fled|right now|drove|escap\w+|just now|and)\b",
        r"\b(bag|wallet|purse|phone|bike|money|backpack|handbag)( \w+){0,2} (stolen|snatched|robbed|taken)( \w+){0,2} (by (a|the|some|two|someone)|just now|right now|minutes ago)\b",
        r"\bjust (now )?(stole|stolen|robbed|snatched|mugged|attacked|got stolen)\b",
        r"\b(please|pls|plz|someone|somebody|can you|could you|help|must|quickly|now)( \w+)? (call|send|get)( \w+){0,2} (police|cops)\b(?! (report|number|station|box|clearance))",
        r"\b(call|send|need|want)( \w+){0,2} (police|cops)( \w+)? (now|please|here|quick\w*|fast|asap|help|immediately|to my)\b",
        r"^(just |please )?(send|call) (the )?(police|cops|ambulance)$",
        r"\b(i|we) need( the)? (police|cops)\b(?! (report|number|station|box|clearance|certificate))",
        r"\bsexual(ly)? (assault\w*|harassed|harassing)\b|\b(groped|flashed|upskirt\w*)\b",
        r"\barmed (robbery|man|men)\b|\brobbery (at|in|happening|going on|right now)\b|\bexposed himself\b",
        near(
            r"\b(on the phone|phone call|called|caller|calling|claims?|pretend\w*|says (he|she|hes|shes|theyre|they))( \w+){0,4} (police|officer|bank|my (son|grandson|nephew)|lawyer|embassy|immigration|microsoft)\b|\b(scam|scammer|scammed|fraud)\b",
            r"\b(transfer|withdraw|wire|send|pay|hand over|give (him|her|them)|give my)( \w+){0,4} (money|savings|cash|card|yen|pin|gift cards?|account|\d+)\b",
            80,
        ),
        r"\b(doors?|windows?|locks?)( \w+){0,2} (smashed|broken|kicked in|forced( open)?|busted)( \w+){0,8} (took|stole|stolen|gone|missing|ransacked|everything|inside)\b",
        r"\b(followed|following|follows) (me|us)( \w+){0,4} ?(home|from|since|in (a|the) car|down|all|again|everywhere|to (my|the))?",
        r"\bhostage\b|\b(bomb threat|(a|theres a) bomb)\b(?! shelter)",
    ),
)

_HURT_PERSON = rf"\b{_PERSON}( \w+){{0,6}} "
_ILLNESS = Signs(
    surely=any_of(
        r"\b(not|isnt|stopped|barely|hardly|wasnt|cant|cannot|struggling to|unable to|no longer|doesnt|aint|trouble|difficulty) (br(ea|e|ee)th(e|ing|in)?)\b|\bgasping( for (air|breath))?\b",
        r"\bno (pulse|heartbeat)\b",
        r"\b(he|she|dad|mom|mum|father|mother|husband|wife|son|daughter|baby|friend|grand\w+|someone|man|woman|child|kid|hes|shes)( \w+){0,4} (unconscious|unresponsive|not responding(?! to)|passed out|wont wake up|not waking up|cant wake( up)?|doesnt wake( up)?)\b",
        rf"(\b{_PERSON}( \w+){{0,5}} |^(just |got |was )*)(hit|struck|run over|knocked down|ran over) by (a|the|an) ?(\w+ )?(car|truck|bus|train|van|taxi|motorbike|bike|vehicle)\b",
        r"\bgot run over\b",
    ),
    perhaps=any_of(
        _HURT_PERSON
        + r"(collaps(e|ed|ing)|face ?down|under ?water|went under|sinking|sank|floating|got (a )?shock(ed)?|(an? )?electric shock|impaled|crushed|buried|pinned|fainted|fainting|passed out|blacked out|unconscious|not moving|isnt moving|doesnt move|dont move|cant move|lifeless|unresponsive|choking(?! on (these|the|this|all))|choked on|convuls\w*|seizures?|seizing|drowning|drowned|drown$|bleeding|having a (stroke|heart attack|seizure)|had a (stroke|heart attack) (just|now)|electrocuted|dying(?! (of|to|for))|turning blue|turned blue|blue lips|limp|lying (on|in|at)|foaming|poisoned)\b",
        _HURT_PERSON + r"(fell|fallen|fall)( \w+){0,3} (down|from|off|into|out of|unconscious)( \w+){0,6}\b",
        _HURT_PERSON
        + r"(wont|doesnt|cant|not|isnt|does not|did not|cannot|didnt|dont) (wake up(?! (early|in|on|before|at))|wake$|waking up|respond(?! to)|responding(?! to)|answer me|answering me|react|reacting|(speak|talk)( properly| right| clearly|$)|stand up|feel (his|her|my) (arm|leg|face|hand))\b",
        r"\b(chest|heart)( \w+){0,3} (pain|hurts?|hurting|tight|pressure|crushing|crushed|stopped)\b",
        r"\b(pain|pressure|tightness)( \w+){0,2} (in|on)( my| his| her)?( \w+)? ?(chest|heart|left arm)\b",
        r"\b(face|mouth|one side|half|arm)( \w+){0,4} (droop\w*|numb|paraly\w+|crooked|weak suddenly|hanging)\b",
        r"\bslurr(ed|ing|s)\b|\bheart ?attack\b|\b(having|had|has) a stroke\b",
        r"\b(blood|bleed(ing|s)?)( \w+){0,4} (wont stop|not stop\w*|doesnt stop|dont stop|heavily|a lot|everywhere|badly|all over|too much|so much|nonstop)\b",
        r"\b(heavy|severe|serious|a lot of|much) (bleeding|blood loss)\b",
        r"\b(lots? of|so much|too much|losing|vomiting|throwing up|coughing( up)?|losing a lot of) blood\b",
        r"\b(cut|chopped|sliced|lost)( off)? (my|his|her|a)( \w+)? ?(fingers?|hand|thumb|toe|artery)( \w+)? ?(off|with|badly|in the|$)",
        r"\b(call|need|send|get|want|calling|require|please)( \w+){0,4} (ambul[ae]n\w*|paramedics?|911|119)\b",
        r"\b(ambulance|ambulence)( \w+)? (now|please|quick\w*|fast|help|asap|here|immediately)\b",
        r"\b(stung|bitten|bit|bite)( \w+){0,3} (by )?(an? )?(bees?|wasps?|hornets?|snakes?|mamushi|bear|boar)\b",
        r"\ballergic (reaction|shock)\b|\banaphyla\w+",
        r"\b(throat|tongue|airway)( \w+){0,2} (clos\w+|swell\w*|swollen|block\w*)\b",
        r"\b(swallow(ed|s)?|ate|drank|eaten|drunk|ingested)( \w+){0,4} (batter(y|ies)|coins?|magnets?|bleach|detergent|poison|toy|pills?|chemicals?|cigarettes?|mushrooms?|cleaner|needle|medicine)\b",
        r"(?<!food )\bpoisoning\b",
        r"\b(stuck|something|food|mochi|candy)( \w+){0,2} in (his|her|my|the)( \w+)? throat\b",
        r"\b(has|have|having|got|think|from|with|its|sign of|get)( \w+){0,3} heat ?stroke\b",
        r"\b(water|waters) (just )?broke\b|\b(in|going into) labou?r\b|\bbaby is coming\b|\bcarbon monoxide\b",
        r"\b(stuck|trapped|locked)( \w+)? in(side)? (the|an|a)( \w+)? ?(elevator|lift)\b",
        rf"\b{_PERSON}( \w+){{0,4}} (stuck|trapped|buried|pinned|caught|crushed)( \w+)? (under|beneath|below|inside|between|in (the|a) (car|machine|wreck\w*|rubble|snow|mud|house|fire|flood))\b",
        r"\b(landslide|mudslide|avalanche|flood\w*|tsunami|water|earthquake|roof|wall|ceiling|house|building)( \w+){0,8} (people|someone|family|kids|we are|were|im|still|he is|she is)( \w+)? (inside|trapped|stuck|buried|underneath|under it|on the roof)\b",
        r"\b(unconscious|unresponsive|convulsing|electrocuted|hypothermia)\b",
        r"\b(leg|arm|neck|foot|ankle|hand|finger|bone)( \w+){0,2} (bent|twisted|hanging|sticking out|poking out|torn|ripped|cut) ?(\w+ )?(wrong|weird|backwards|off|out|funny|badly)?\b(?! (hair|nails?))",
        rf"\b({_ELDER}|neighbou?r|grand\w+)( \w+){{0,5}} (not|doesnt|does not|isnt|hasnt|has not|wont|no)( \w+)? (answer\w*|open\w*|been seen|respon\w*|pick\w* up|come out)( \w+){{0,3}} ?(door|phone|days|week|calls|house)?\b",
        r"\b(mail|newspapers?|post)( \w+){0,3} (piling|piled|stacking|overflowing)\b|\b(havent|have not|nobody has|no one has) seen( \w+){0,6} (for|in|since) (days|a week|weeks|\d+ days|several)\b",
        r"\b(hit|banged|bumped|smashed|cracked)( \w+)? (his|her|my|their) head\b",
        r"\b(suddenly|sudden)( \w+){0,4} (cant|cannot|blind|numb|confus\w+|collaps\w+|weak|lost (vision|sight|speech))\b|\b(cant|cannot)( \w+)? (see|speak|move|feel|walk)( \w+){0,3} suddenly\b",
        r"\b(baby|kid|child|son|daughter|infant|toddler|newborn)( \w+){0,4} (shaking|blue|limp|eyes (go|roll|rolled|rolling)|floppy|stiff|not crying|trapped|fever 4[01])\b",
        r"\b(accident|crash|crashed|collision)( \w+){0,10} (hurt|injured|injuries|bleeding|dead|stuck|trapped|unconscious|blood|lying|dying|need help)\b",
        r"\b(someone|somebody|people|person|man|woman|child|kid|many)( \w+){0,4} (hurt|injured|wounded|trapped|dying|lying (on|in))( \w+){0,5}\b",
        r"\b(fell|falling|swept|carried|jumped|slipped)( \w+){0,3} (in|into|away by)( \w+)? (river|sea|canal|pond|ocean|water|pool|lake|ditch|tracks|current)\b",
        r"\b(severe|terrible|worst|unbearable|extreme|sudden|sharp)( \w+){0,2} (headache|pain|bleeding|burns?)\b",
        r"\b(badly|severely) (burned|burnt|hurt|injured)\b",
        r"\b(burn(ed|t|s)?|scald(ed|s)?)( \w+){0,4} (boiling|hot|acid|chemical|oil|steam)\b|\bscalded\b",
        r"\b(boiling|hot) (water|oil)( \w+){0,6} (burn\w*|skin|on (me|him|her|my))\b",
        r"\bdizzy and\b.*\b(gas|chest|vomit\w*)",
    ),
)

RULES = Rules(
    signs=dict(zip(Danger, (_SELF_HARM, _ABUSE, _VIOLENCE, _FIRE, _CRIME, _ILLNESS), strict=True)),
    news=any_of(
        r"\b(prevention|awareness|seminars?|lectures?|workshops?|training|symposium|volunteer\w*|posters?|contest|ordinance|statistics|brochure|pamphlet|campaign|exhibition|curriculum)\b",
        r"\b(self defen[cs]e|boxing|karate|exercise|swimming|dance|first aid|cpr|yoga|cooking) (class\w*|course\w*|lessons?|gym)\b",
        r"\b(class|course|lesson|drill)s?( \w+)? (on|about|for|schedule)\b",
        r"\b(when|where|what time) is the\b( \w+){0,6} (talk|class|course|event|meeting|festival)\b",
        r"\b(job (openings?|offers?|ad)|openings|hiring|recruit\w*|vacancy|documentary|essay|thesis|laws? (on|about|against)|organi[sz]ed crime)\b",
        r"\b(our|the|city|away|home|other) team\b(?! leader)",
        r"\b(movies?|films?|novels?|books?|manga|games?|songs?|plays?|articles?|news|research|information|leaflets?)( \w+)? (about|on|called|titled)\b",
    ),
    about=any_of(
        r"\b(insurance|subsid\w+|certificate|dispos\w+|throw (away|out)|garbage|trash|recycl\w+|rental|rent|alarms?|detectors?|extinguishers?|(fire|police|health) (department|station)|inspections?|brigade|drills?|fireworks|campfire|barbecue|bbq|cigarettes?(?! burn)|tobacco|smoking area|smokers?|burnable|license|permit|registration|sticker|donat\w+|check ?ups?|vaccin\w+|lottery|appointment|reservation)\b",
        r"\b(how much|cost|costs|free|fees?|opening hours|office hours|address of|schedule|phone number of|apply|application|join|sign up|register|reissue|replace|renew\w*|contract|in case of|what if|by law|legal|allowed|at what age|how old|should i|or not|whether|should there be|if i ever|just in case|so that|so my|ordinance|policy|budget)\b",
        r"\b(lol|lmao|haha\w*|laughing|paperwork|hilarious|to death with|killing me|joke|joking|metaphor\w*|figure of speech|tv|netflix)\b",
        r"\b(tree|sign|bicycle|bike|pole|fence|wall|cat|dog|bird|crow|animal|deer|raccoon)s?( \w+){0,2} (collapsed|fell|fallen|dead|died|blocks?|lying|injured|hurt|trapped|bleeding)\b",
        r"\b(got|been|was|were|getting) (fired|laid off)\b|\bdead (tired|line|battery)\b",
        r"\bfire (hydrant|truck tour|engine tour|safety|festival|department tour)\b",
    ),
    over=any_of(
        r"\b(last (week|month|year|summer|winter|spring|autumn|fall)|(weeks?|months?|years?) ago|in the past|used to|(discharged|released) from|hospitali[sz]ed|in hospital since|rehab\w*|disability (card|handbook|certificate|pension)|disaster certificate|burned down|burnt down|recovered)\b",
    ),
    noise=re.compile(r"[^a-z0-9]+"),
    joint=" ",
)
