"""What a citizen reads where there is no answer to give: courtesies, complaints, and danger to people.

The numbers were looked up for these texts; in Iwate, Miyagi and Fukushima よりそいホットライン is 0120-279-226.
"""

OUTCOMES: dict[str, dict[str, str]] = {
    "small_talk": {
        "ja": (
            "メッセージをありがとうございます。{city}のAI（自動応答）です。\n"
            "市の手続きやサービスについて、市が確認した内容でお答えします。「ごみの日はいつ？」「住民票はどこで取れる？」のように、お気軽にお書きください。\n"
            "職員と話したいときは「職員に相談」を押してください。"
        ),
        "en": (
            "Thank you for your message. This is the AI (automatic reply) of {city}.\n"
            "We answer questions about the city's procedures and services with texts approved by the city. Just write, for example, “When is garbage day?” or “Where can I get a certificate of residence?”\n"
            "To reach a person, tap “Ask a person”."
        ),
        "ja-easy": (
            "メッセージを ありがとうございます。{city}の AI（コンピューター）です。\n"
            "市役所（しやくしょ）のことに 答（こた）えます。「ごみの日（ひ）は いつですか」のように 書（か）いてください。\n"
            "人（ひと）と 話（はな）したいときは 「人に聞く」を おしてください。"
        ),
    },
    "thanks": {
        "ja": "お役に立ててうれしいです。ほかにも気になることがありましたら、いつでもお書きください。",
        "en": "We are glad to help. If you have another question, please write at any time.",
        "ja-easy": "よかったです。わからないことが あったら、また 書（か）いてください。",
    },
    "complaint": {
        "ja": "ご不便、ご不快な思いをおかけし、申し訳ありません。",
        "en": "We are sorry for the trouble.",
        "ja-easy": "いやな 気持（きも）ちに させて、すみません。",
    },
    # Added only where the words really go to a room.
    "complaint.read": {
        "ja": "お書きいただいた内容は、職員が読みます。",
        "en": "The staff of the city will read what you wrote.",
        "ja-easy": "あなたの 話（はなし）は 市役所（しやくしょ）の 人（ひと）が 読（よ）みます。",
    },
    "complaint.person": {
        "ja": "職員と直接お話しになりたいときは「職員に相談」を押してください。",
        "en": "If you would like to speak to them directly, please tap “Ask a person”.",
        "ja-easy": "人（ひと）と 話（はな）したいときは 「人に聞く」を おしてください。",
    },
    "emergency.119": {
        "ja": (
            "火事・急病・けがのときは、今すぐ119番に電話してください。\n"
            "このトークでは、消防車や救急車を呼べません。\n"
            "「火事」か「救急」か、場所（住所や近くの目印）を伝えてください。煙や火、車などの危険があるときは、まず安全な場所へ。電話できないときは、近くの人に頼んでください。"
        ),
        "en": (
            "For a fire, sudden illness or injury, call 119 now.\n"
            "This chat cannot send a fire engine or an ambulance.\n"
            "Say “fire” (kaji) or “ambulance” (kyukyusha), and give the address or a landmark nearby. If there is smoke, fire or traffic, get to a safe place first. If you cannot call, ask someone near you.\n"
            "In many areas an interpreter can join the call: please do not hang up."
        ),
        "ja-easy": (
            "火事（かじ）・急（きゅう）な 病気（びょうき）・けがの ときは、今（いま）すぐ 119番（ばん）に 電話（でんわ）してください。\n"
            "ここでは 消防車（しょうぼうしゃ）も 救急車（きゅうきゅうしゃ）も 呼（よ）べません。\n"
            "「火事（かじ）」か 「救急（きゅうきゅう）」か 言（い）ってください。住所（じゅうしょ）も 言（い）ってください。\n"
            "火（ひ）や 煙（けむり）が あるときは、先（さき）に 逃（に）げてください。電話（でんわ）できないときは、近（ちか）くの 人（ひと）に 頼（たの）んでください。\n"
            "外国語（がいこくご）で 話（はな）せる ところも 多（おお）いです。電話（でんわ）を 切（き）らないでください。"
        ),
    },
    "emergency.110": {
        "ja": (
            "身の危険があるとき、事件や事故のときは、今すぐ110番に電話してください。\n"
            "このトークでは、警察を呼べません。\n"
            "逃げられるときは、まず安全な場所へ。今いる場所（住所や近くの目印）と、何が起きているかを伝えてください。電話できないときは、近くの人に助けを求めてください。けがをした人がいるときは119番にも電話してください。"
        ),
        "en": (
            "If you are in danger, or there is a crime or an accident, call 110 (police) now.\n"
            "This chat cannot send the police.\n"
            "If you can get away, go to a safe place first. Say where you are (the address or a landmark nearby) and what is happening. If you cannot call, ask someone near you for help. If someone is hurt, call 119 too.\n"
            "In many areas an interpreter can join the call: please do not hang up."
        ),
        "ja-easy": (
            "あぶないときは、今（いま）すぐ 警察（けいさつ）に 電話（でんわ）してください。110番（ばん）です。\n"
            "ここでは 警察（けいさつ）を 呼（よ）べません。\n"
            "逃（に）げることが できるときは、先（さき）に 逃（に）げてください。住所（じゅうしょ）と、何（なに）が あったかを 言（い）ってください。\n"
            "電話（でんわ）できないときは、近（ちか）くの 人（ひと）に 「助（たす）けて」と 言（い）ってください。けがを した人（ひと）が いるときは 119番（ばん）にも 電話（でんわ）してください。\n"
            "外国語（がいこくご）で 話（はな）せる ところも 多（おお）いです。電話（でんわ）を 切（き）らないでください。"
        ),
    },
    "crisis.self_harm": {
        "ja": (
            "お話しくださり、ありがとうございます。とてもつらいなかで書いてくださったのだと思います。あなたはひとりではありません。\n"
            "今すぐ命の危険があるときは、119番か110番に電話してください。\n"
            "\n"
            "気持ちを聞いてくれる人がいます。ご本人でも、まわりの方でも電話できます（無料）。\n"
            "・#いのちSOS 0120-061-338（24時間）\n"
            "・よりそいホットライン 0120-279-338（24時間。外国語は音声案内のあとに2番）\n"
            "・いのちの電話 0120-783-556（毎日16時〜21時）\n"
            "つながらないときは、ほかの番号にもおかけください。"
        ),
        "en": (
            "Thank you for telling us. It must be very hard right now. You are not alone.\n"
            "If life is in danger now, call 119 or 110.\n"
            "\n"
            "There are people who will listen, to you or to someone worried about a friend or family member. The calls are free.\n"
            "• Yorisoi Hotline 0120-279-338 (24 hours; press 2 for foreign languages, at hours that depend on the language)\n"
            "• #Inochi SOS 0120-061-338 (24 hours, in Japanese)\n"
            "• Inochi no Denwa 0120-783-556 (16:00–21:00 every day, in Japanese)\n"
            "If you cannot get through, please try another number."
        ),
        "ja-easy": (
            "話（はな）してくれて ありがとうございます。とても つらいですね。あなたは ひとりでは ありません。\n"
            "今（いま） 命（いのち）が あぶないときは、119番（ばん）か 110番（ばん）に 電話（でんわ）してください。\n"
            "\n"
            "話（はなし）を 聞（き）いてくれる 人（ひと）が います。お金（かね）は いりません。家族（かぞく）や 友達（ともだち）も 電話（でんわ）できます。\n"
            "・よりそいホットライン 0120-279-338：24時間（じかん）。外国語（がいこくご）は 「2」を おしてください。\n"
            "・#いのちSOS 0120-061-338：24時間（じかん）、日本語（にほんご）\n"
            "・いのちの電話（でんわ） 0120-783-556：毎日（まいにち） 16時（じ）から 21時（じ）まで、日本語（にほんご）\n"
            "電話（でんわ）が つながらないときは、ほかの 番号（ばんごう）に 電話（でんわ）してください。"
        ),
    },
    "crisis.violence": {
        "ja": (
            "お話しくださり、ありがとうございます。暴力を受けている方は、悪くありません。\n"
            "今、身の危険があるときは、すぐ110番に電話してください。けががあるときは119番へ。\n"
            "\n"
            "次の番号に相談できます。ご本人でも、まわりの方でもかまいません。\n"
            "・DV相談ナビ #8008（近くの相談窓口につながります）\n"
            "・DV相談プラス 0120-279-889（24時間・無料）\n"
            "\n"
            "このトークを見られるのが心配なときは、読んだあとに削除してください。"
        ),
        "en": (
            "Thank you for telling us. A person who suffers violence is not to blame.\n"
            "If you are in danger now, call 110 (police) at once. If someone is hurt, call 119.\n"
            "\n"
            "You can talk to these lines, for yourself or for someone you know.\n"
            "• DV Soudan Navi #8008 (connects you to a counselling office near you)\n"
            "• DV Soudan Plus 0120-279-889 (24 hours, free)\n"
            "• In English and other languages: chat or e-mail of DV Soudan Plus at https://soudanplus.jp, or Yorisoi Hotline 0120-279-338, press 2 (free). Hours depend on the language.\n"
            "\n"
            "If you are worried that someone may see this chat, delete it after reading."
        ),
        "ja-easy": (
            "話（はな）してくれて ありがとうございます。暴力（ぼうりょく）を 受（う）けている 人（ひと）は、悪（わる）くありません。\n"
            "今（いま） あぶないときは、すぐ 警察（けいさつ）に 電話（でんわ）してください。110番（ばん）です。けがを したときは 119番（ばん）に 電話（でんわ）してください。\n"
            "\n"
            "ここで 相談（そうだん）できます。家族（かぞく）や 友達（ともだち）も 相談（そうだん）できます。\n"
            "・DV相談（そうだん）ナビ #8008：近（ちか）くの 相談（そうだん）する ところに つながります。\n"
            "・DV相談（そうだん）プラス 0120-279-889：24時間（じかん）。お金（かね）は いりません。\n"
            "・外国語（がいこくご）で 話（はな）したい人（ひと）：よりそいホットライン 0120-279-338。「2」を おしてください。\n"
            "\n"
            "この トークを ほかの 人（ひと）に 見（み）られたくないときは、読（よ）んだあとに 消（け）してください。"
        ),
    },
    "crisis.abuse": {
        "ja": (
            "お知らせくださり、ありがとうございます。\n"
            "今、危険がせまっているときは、すぐ110番に電話してください。けがや急病のときは119番へ。\n"
            "\n"
            "「虐待かもしれない」と思うだけでもご相談ください。ご自身が受けているとき、手を上げてしまいそうでつらいときも同じです。\n"
            "・子どものこと：189（24時間・無料。近くの児童相談所につながります）\n"
            "・高齢の方のこと：市の高齢者担当の課"
        ),
        "en": (
            "Thank you for telling us.\n"
            "If someone is in danger now, call 110 (police) at once. For an injury or sudden illness, call 119.\n"
            "\n"
            "You can ask for advice even if you are not sure that it is abuse, also if it is happening to you, or if you are afraid that you may hurt someone in your care.\n"
            "• About a child: 189 (24 hours, free; connects you to the child guidance center near you)\n"
            "• About an elderly person: the city's section for the elderly"
        ),
        "ja-easy": (
            "教（おし）えてくれて ありがとうございます。\n"
            "今（いま） あぶないときは、すぐ 警察（けいさつ）に 電話（でんわ）してください。110番（ばん）です。けがや 急（きゅう）な 病気（びょうき）のときは 119番（ばん）に 電話（でんわ）してください。\n"
            "\n"
            "虐待（ぎゃくたい）は、家族（かぞく）などに ひどいことを することです。「虐待（ぎゃくたい）かもしれない」と 思（おも）ったら、相談（そうだん）してください。自分（じぶん）が されている人（ひと）も、してしまいそうな 人（ひと）も 相談（そうだん）できます。\n"
            "・子（こ）どもの こと：189に 電話（でんわ）してください。24時間（じかん）です。お金（かね）は いりません。\n"
            "・お年寄（としよ）りの こと：市役所（しやくしょ）の お年寄（としよ）りの 係（かかり）"
        ),
    },
    # Added only where staff are really told.
    "danger.told": {
        "ja": "市の職員にも伝えました。職員が確認しますが、すぐにお返事できないことがあります。",
        "en": "We have told the staff of the city. They will look at your message, but may not be able to reply at once.",
        "ja-easy": "市役所（しやくしょ）の 人（ひと）にも 伝（つた）えました。市役所（しやくしょ）の 人（ひと）が 見（み）ます。すぐに 返事（へんじ）が できないことも あります。",
    },
}
