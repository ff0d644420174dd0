//! How the AI agent speaks.

use serde_json::json;

use crate::house::{BANK_OWNER, House};

/// Nothing that anybody has written about.
const STRANGE: [(&str, &str); 2] = [
    ("da", "Hvor højt kan en kænguru hoppe i vinden?"),
    ("en", "How high can a kangaroo jump in the wind?"),
];

#[tokio::test(flavor = "multi_thread")]
async fn the_tenant_chooses_how_its_agent_speaks() {
    let house = House::new().await.taught().await;
    let owner = house.person(BANK_OWNER).await;
    let settings = "/api/v1/agent/settings";
    assert_eq!(owner.get(settings).await.ok()["style"], "professional");
    let refused = owner
        .send("PUT", settings, &json!({"style": "shouting"}))
        .await;
    assert!(refused.status.is_client_error(), "{}", refused.text);
    assert!(refused.text.contains("style"), "{}", refused.text);

    let mut heard = Vec::new();
    for style in ["professional", "friendly", "technical"] {
        let set = owner
            .send("PUT", settings, &json!({"style": style}))
            .await
            .ok();
        assert_eq!(set["style"], style, "{set}");
        for (language, question) in STRANGE {
            let conversation = house.conversation().await;
            let answer = house.say(&conversation, question).await;
            assert_eq!(answer["language"], language, "{answer}");
            assert_eq!(answer["answer"]["engine"], "phrase", "{answer}");
            heard.push(answer["response"].as_str().unwrap().to_owned());
        }
    }
    heard.sort();
    heard.dedup();
    assert_eq!(heard.len(), 6, "{heard:?}");
    // It is one tenant's choice, and nobody else's.
    let shop = house.shop.get(settings).await.ok();
    assert_eq!(shop["style"], "professional");
}
