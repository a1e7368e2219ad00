"""Common words of each language in Latin letters: in a text of two or three words they tell more than any model.

Lower case, without the marks that people leave out on a telephone. A word that two languages share stands in neither,
or in both. City words of Japan (`NEUTRAL`) say nothing: everybody who lives here uses them.
"""

import re

from bot.languages import ENGLISH, JAPANESE


def _of(words: str) -> frozenset[str]:
    return frozenset(words.split())


COMMON: dict[str, frozenset[str]] = {
    ENGLISH: _of(
        """a an the i im my me you your he she it its we our they this that these those is are am was were be been do
        does did dont doesnt can cant could will would should must have has had need want get got how what
        where when which who why much many if in on at to for from with without of and or not no yes please
        thanks thank thx hello hi hey sorry good morning evening help about after before by card lost copy
        free tax trash garbage school address change application apply registration register certificate
        hours open close pay insurance pension moving move nursery child children baby birth marriage
        divorce dog water office hall city form online live new old first second one two there here any some
        more than also just tell know find english japanese what's i'm don't can't where's it's i'd ok okay
        schedule opening schools papers visa wife husband day week month saturday sunday"""
    ),
    "vi": _of(
        """toi ban cam on xin chao khong duoc lam muon dang ky o dau nao gi the nhu nhieu cua la co cho mot nguoi nha
        chuyen dia chi bao hiem giay thue tien ngay gio may tieng viet vang da roi moi can phai den lay mat
        doi bi em anh chi dong hoi con cu tru rac vut hieu thu nay khi ra"""
    ),
    "pt": _of(
        """oi ola obrigado obrigada bom boa dia tarde noite eu voce vc meu minha seu sua nao sim como onde quando qual
        quais quanto que o a os as um uma do da dos das no na nos nas de em para por com sem e ou esta estou
        tenho preciso quero posso fazer faco pago pagar tirar tiro mudei perdi casa lixo creche imposto
        seguro carta escola filho filha fala portugues favor ajuda horas fecha abre prefeitura consigo muito
        mais entendi carteira cartao"""
    ),
    "id": _of(
        """saya aku kamu anda terima kasih makasih selamat pagi siang malam halo apa apakah bagaimana gimana kapan
        dimana mana di ke dari yang dan atau untuk dengan tidak nggak gak bisa mau ingin harus sudah belum
        baru ini itu ada berapa jam hari buang sampah pindah daftar kartu pajak bayar surat anak sekolah
        rumah alamat ganti cara bikin buat ambil hilang mahal sekali kak pak bu tolong bahasa mengerti hamil
        lapor tutup buka"""
    ),
    "tl": _of(
        """po opo ako ko ka mo kayo niyo namin natin siya ang ng mga sa na nang ay yung iyong itong ito iyan dito doon
        ano anong saan kailan paano sino magkano bakit oras hindi oo meron mayroon wala may pwede puwede
        gusto kailangan salamat kumusta kamusta magandang umaga hapon gabi lang din rin ba bang kasi pero
        para nawala kumuha gumawa magbabayad bata anak bahay buntis mahal pasensya"""
    ),
    "ne": _of(
        """namaste namaskar dhanyabad dhanyawad mero malai ma hami tapai tapaiko ko ka ki lai le ho cha chha chu chhu
        chan hoina chaina kati kaha kahile kasari kina ke k kun garnu garne garna parcha parchha pauncha
        painchha milcha milchha bhayo harayo sareko tirne falne khulcha bujhina bujhaidinus nepali ma yaha
        tyaha na ra pani ghar baje samma fohor din bacha chori chora"""
    ),
    JAPANESE: _of(
        """wa ga wo o ni de no he e to mo ka ne yo kara made doko itsu nani nan nanji dare donna dou dono ikura ikutsu
        naze desu desuka deshita masu masuka arimasu arimasuka kudasai onegai onegaishimasu shitai hoshii
        ikitai toritai wakarimasen wakaranai sumimasen arigatou arigato arigatougozaimasu gozaimasu
        konnichiwa ohayou konbanwa hai iie kata yarikata tetsuzuki moushikomi shitsumon oshiete irimasu
        dekimasu dekiru naku nakushita kore sore dame"""
    ),
}

# Words of the city that are Japanese in every language spoken here, names of things, and what is typed in any language.
NEUTRAL = _of(
    """juminhyo juuminhyou juminhyou inkan hanko koseki tohon shohon hoikuen yochien gomi sodai nenkin kokuho
        juminzei shiminzei zairyu kuyakusho shiyakusho yakusho todoke tenshutsu tennyu furikomi konbini
        kosodate jidou teate hikkoshi shinsei zeikin kenko hoken menjo touroku nozeitsuchisho kokumin
        mynumber my number card line pdf ok okay wifi wi fi e tax suica paypay app url qr id no golden week"""
)

# A word in Hepburn letters: syllables of at most one consonant (some doubled, some with y, h or s) and a vowel, and n.
_CONSONANT = "kk?y?|ss?h?y?|tt?s?y?|t?ch|ny?|hy?|my?|ry?|gg?y?|zz?|jj?y?|dd?|bb?y?|pp?y?|y|w|f"
ROMANISED = re.compile(rf"(?:(?:{_CONSONANT})?[aiueo]|n(?![aiueoy]))+")
# Verb endings that no other language has at the end of a word.
JAPANESE_ENDING = re.compile(r"\w+(?:mas(?:u|en|hita|hou)|mashita|desu|shitai|kudasai|tai|imashita)$")

VIETNAMESE_LETTERS = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
PORTUGUESE_LETTERS = re.compile("[ãõç]")
