"""Languages in which the city has no answers: what a citizen who writes in one is offered, in that language."""

from bot import languages
from bot.languages import ENGLISH, PLAIN_JAPANESE

NAMES = {
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
    "ko": "한국어",
    "vi": "Tiếng Việt",
    "pt": "Português",
    "ne": "नेपाली",
    "id": "Bahasa Indonesia",
    "tl": "Tagalog",
}

ALL_NAMES = {**languages.NAMES, **NAMES}

# In which language the other fixed texts are said to them: the one that most of them read better.
SECOND_BEST = dict.fromkeys(NAMES, PLAIN_JAPANESE) | {"ne": ENGLISH, "tl": ENGLISH}

# Buttons of LINE hold 20 characters.
ASK_A_PERSON = {
    "zh-Hans": "联系工作人员",
    "zh-Hant": "聯絡服務人員",
    "ko": "직원에게 문의",
    "vi": "Hỏi nhân viên",
    "pt": "Falar com alguém",
    "ne": "कर्मचारीसँग कुरा",
    "id": "Tanya petugas",
    "tl": "Magtanong sa kawani",
}

OFFERS = {
    "zh-Hans": (
        "您好，我是本市的AI咨询窗口。"
        "我可以用日语、简单易懂的日语（やさしい日本語）或英语回答您的问题，也可以为您转接工作人员。"
        "请在下方选择，或用其中一种语言留言。"
    ),
    "zh-Hant": (
        "您好，我是本市的AI諮詢窗口。"
        "我可以用日文、簡單易懂的日文（やさしい日本語）或英文回答您的問題，也可以為您轉接服務人員。"
        "請點選下方的選項，或用其中一種語言留言。"
    ),
    "ko": (
        "안녕하세요, 저는 시의 AI 안내 창구입니다. "
        "일본어, 쉬운 일본어(やさしい日本語), 영어로 답변해 드릴 수 있고, 담당 직원에게 연결해 드릴 수도 있습니다. "
        "아래에서 선택하시거나 이 중 한 언어로 적어 주세요."
    ),
    "vi": (
        "Xin chào, tôi là quầy hướng dẫn AI của thành phố. "
        "Tôi có thể trả lời bằng tiếng Nhật, tiếng Nhật dễ hiểu (やさしい日本語) hoặc tiếng Anh, hoặc kết nối quý vị với nhân viên của thành phố. "
        "Xin quý vị chọn ở bên dưới, hoặc nhắn tin bằng một trong các ngôn ngữ này."
    ),
    "pt": (
        "Olá! "
        "Sou o atendimento por IA (inteligência artificial) da prefeitura. "
        "Posso responder em japonês, em japonês fácil (やさしい日本語) ou em inglês, ou encaminhar você para um funcionário da prefeitura. "
        "Escolha uma opção abaixo ou escreva em um desses idiomas."
    ),
    "ne": (
        "नमस्ते, म नगर कार्यालयको एआई (AI) सोधपुछ सेवा हुँ। म जापानी, सजिलो जापानी (やさしい日本語) वा अङ्ग्रेजी भाषामा जवाफ दिन सक्छु, अथवा तपाईंलाई कर्मचारीसँग सम्पर्क गराइदिन सक्छु। कृपया तलबाट छान्नुहोस् वा यीमध्ये कुनै एउटा भाषामा लेख्नुहोस्।"
    ),
    "id": (
        "Halo, saya layanan informasi AI dari pemerintah kota. "
        "Saya dapat menjawab dalam bahasa Jepang, bahasa Jepang yang mudah (やさしい日本語), atau bahasa Inggris, atau menghubungkan Anda dengan petugas. "
        "Silakan pilih di bawah ini, atau tulis pesan dalam salah satu bahasa tersebut."
    ),
    "tl": (
        "Magandang araw po! "
        "Ako po ang AI na tagasagot ng lungsod. "
        "Makakasagot po ako sa wikang Hapon, sa madaling Hapon (やさしい日本語), o sa Ingles, o maikokonekta ko po kayo sa isang kawani ng lungsod. "
        "Pumili po kayo sa ibaba, o sumulat sa alinman sa mga wikang ito."
    ),
}
