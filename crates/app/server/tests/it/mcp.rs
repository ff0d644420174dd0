//! The Model Context Protocol: tools, resources and prompts under the caller's rights, in both ways of the protocol.

use serde_json::{Value, json};

use crate::{agents::lead, caller::Answer, caller::Caller, crm::person, house::House};

/// Sends one message of the revision that begins with `initialize`.
async fn send(caller: &Caller, path: &str, method: &str, params: Value) -> Answer {
    let message = json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params});
    let request = caller
        .request("POST", path)
        .header("accept", "application/json, text/event-stream")
        .header("mcp-protocol-version", "2025-11-25");
    Answer::of(request.json(&message)).await
}

async fn ask(caller: &Caller, method: &str, params: Value) -> Value {
    let said = send(caller, "/mcp", method, params).await.ok();
    assert!(said["error"].is_null(), "{method}: {}", said["error"]);
    said["result"].clone()
}

/// The names of all tools, page after page.
async fn tools(caller: &Caller, path: &str) -> Vec<String> {
    let (mut names, mut params) = (Vec::new(), json!({}));
    loop {
        let page = send(caller, path, "tools/list", params).await.ok();
        let listed = page["result"]["tools"].as_array().unwrap();
        assert!(listed.len() <= 100);
        names.extend(
            listed
                .iter()
                .map(|tool| tool["name"].as_str().unwrap().to_owned()),
        );
        match page["result"]["nextCursor"].as_str() {
            Some(cursor) => params = json!({"cursor": cursor}),
            None => return names,
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_uses_operations_as_tools_with_the_callers_rights() {
    let house = House::new().await;
    let hello = json!({"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}});
    let info = ask(&house.bank, "initialize", hello).await;
    assert_eq!(info["protocolVersion"], "2025-11-25");
    assert_eq!(info["serverInfo"]["name"], "tekup");

    let all = tools(&house.bank, "/mcp").await;
    assert!(all.len() > 100 && all.contains(&"leads_create".to_owned()));
    let narrowed = tools(&house.bank, "/mcp?tools=leads.*").await;
    assert!(
        narrowed.iter().all(|name| name.starts_with("leads_")),
        "{narrowed:?}"
    );
    let (_, viewer) = person(&house, "viewer", "viewer").await;
    let theirs = tools(&viewer, "/mcp").await;
    assert!(
        !theirs.contains(&"leads_create".to_owned()) && theirs.contains(&"leads_list".to_owned())
    );

    let made = json!({"name": "leads_create", "arguments": lead("Mette")});
    let done = ask(&house.bank, "tools/call", made.clone()).await;
    assert_eq!(done["isError"], json!(false), "{done}");
    let id = done["structuredContent"]["id"].as_str().unwrap();
    assert_eq!(
        house.bank.get(&format!("/api/v1/leads/{id}")).await.ok()["id"],
        id
    );
    // What may not be done, or is wrong, is told to the client's model.
    let refused = ask(&viewer, "tools/call", made).await;
    assert_eq!(refused["isError"], true);
    let wrong = json!({"name": "leads_create", "arguments": {"nom": "Mette"}});
    let told = ask(&house.bank, "tools/call", wrong).await;
    assert!(
        told["content"][0]["text"].as_str().unwrap().contains("nom"),
        "{told}"
    );
    let unknown = json!({"name": "leads_sing", "arguments": {}});
    let answer = send(&house.bank, "/mcp", "tools/call", unknown).await;
    assert_eq!(answer.json()["error"]["code"], -32602);
    // Another tenant sees nothing of it.
    let theirs = json!({"name": "leads_get", "arguments": {"id": id}});
    assert_eq!(
        ask(&house.shop, "tools/call", theirs).await["isError"],
        true
    );
    let stranger = house.bank.without_credential();
    assert_eq!(
        send(&stranger, "/mcp", "tools/list", json!({}))
            .await
            .status,
        401
    );
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_revision_without_a_handshake_is_served_too() {
    let house = House::new().await;
    let meta = json!({
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientInfo": {"name": "t", "version": "1"},
        "io.modelcontextprotocol/clientCapabilities": {},
    });
    let message = json!({"jsonrpc": "2.0", "id": 1, "method": "tools/call",
        "params": {"name": "leads_list", "arguments": {}, "_meta": meta}});
    let request = house
        .bank
        .request("POST", "/mcp")
        .header("accept", "application/json, text/event-stream")
        .header("mcp-protocol-version", "2026-07-28")
        .header("mcp-method", "tools/call")
        .header("mcp-name", "leads_list");
    let said = Answer::of(request.json(&message)).await.ok();
    assert_eq!(
        said["result"]["structuredContent"]["items"],
        json!([]),
        "{said}"
    );
    assert_eq!(said["result"]["resultType"], "complete");
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn documents_are_resources_and_agents_are_prompts() {
    let house = House::new().await.taught().await;
    let listed = ask(&house.bank, "resources/list", json!({})).await;
    let uri = listed["resources"][0]["uri"].as_str().unwrap();
    let read = ask(&house.bank, "resources/read", json!({"uri": uri})).await;
    assert!(!read["contents"][0]["text"].as_str().unwrap().is_empty());
    let foreign = send(&house.shop, "/mcp", "resources/read", json!({"uri": uri})).await;
    assert!(foreign.json()["error"]["code"].is_number(), "{foreign:?}");

    let agent = house.agent(json!({"instructions": "Sælg cykler."})).await;
    let prompts = ask(&house.bank, "prompts/list", json!({})).await;
    let prompts = prompts["prompts"].as_array().unwrap();
    assert!(
        prompts
            .iter()
            .any(|prompt| prompt["name"] == agent.as_str())
    );
    let wanted = json!({"name": agent, "arguments": {"task": "Find en cykel."}});
    let got = ask(&house.bank, "prompts/get", wanted).await;
    assert_eq!(
        got["messages"][0]["content"]["text"],
        "Sælg cykler.\n\nFind en cykel."
    );
    house.stop().await;
}
