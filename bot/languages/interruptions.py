"""What citizens read while something of the counter is switched off."""

INTERRUPTIONS: dict[str, dict[str, str]] = {
    "channel.closed": {
        "ja": "ただいまメンテナンス中のため、このアカウントではお答えできません。お急ぎのときは{department}（{phone}）へお電話ください。火事・救急は119番、事件・事故は110番です。",
        "en": "We cannot answer here at the moment because of maintenance. If it is urgent, please call the {department} ({phone}). Fire or ambulance: 119. Police: 110.",
        "ja-easy": "いま 休（やす）んで います。急（いそ）ぐときは {department}（{phone}）に 電話（でんわ）してください。火事（かじ）・救急車（きゅうきゅうしゃ）は 119、警察（けいさつ）は 110です。",
    },
    "answers.off": {
        "ja": "ただいま自動応答を停止しています。ご質問には職員がお答えします。",
        "en": "Automatic replies are paused at the moment. A member of staff will answer your question.",
        "ja-easy": "いま コンピューターは 答（こた）えません。人（ひと）が 答（こた）えます。",
    },
    "topic.off": {
        "ja": "『{title}』についての自動での回答は、ただいま停止しています。職員がお答えします。",
        "en": "Automatic answers about “{title}” are paused at the moment. A member of staff will answer you.",
        "ja-easy": "『{title}』は、いま コンピューターでは 答（こた）えません。人（ひと）が 答（こた）えます。",
    },
    "disaster.notice": {
        "ja": "【災害対応中】避難や避難所のご案内を優先しています。身の危険を感じたら、すぐに安全な場所へ避難してください。命に関わるときは119番・110番へ通報してください。",
        "en": "DISASTER RESPONSE: information about evacuation and shelters comes first. If you are in danger, move to a safe place now. If a life is at risk, call 119 (fire, ambulance) or 110 (police).",
        "ja-easy": "【災害（さいがい）です】逃（に）げる ところを 先（さき）に 教（おし）えます。危（あぶ）ないときは、すぐに 安全（あんぜん）な ところへ 行（い）ってください。命（いのち）が 危（あぶ）ないときは 119か 110に 電話（でんわ）してください。",
    },
    "disaster.paused": {
        "ja": "災害対応のため、『{title}』についてのご案内を休止しています。お急ぎのときは{department}（{phone}）へお電話ください。",
        "en": "Because of the disaster, answers about “{title}” are paused. If it is urgent, please call the {department} ({phone}).",
        "ja-easy": "災害（さいがい）なので、『{title}』の 答（こた）えは 休（やす）みです。急（いそ）ぐときは {department}（{phone}）に 電話（でんわ）してください。",
    },
    "disaster.not_found": {
        "ja": "いまは災害についてのご案内を優先しています。次の中にお知りになりたいことがあれば、お選びください。ほかのことは{department}（{phone}）へお電話ください。",
        "en": "At the moment information about the disaster comes first. If one of these is what you need, please choose it. For anything else please call the {department} ({phone}).",
        "ja-easy": "いまは 災害（さいがい）の ことを 先（さき）に 教（おし）えます。この 中（なか）に あったら 選（えら）んでください。ほかの ことは {department}（{phone}）に 電話（でんわ）してください。",
    },
}
