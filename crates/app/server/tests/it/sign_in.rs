//! Sign-in, refresh, lockout and tenants over HTTP, as browsers and programs do it.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::signature::{ED25519, UnparsedPublicKey};
use serde_json::{Value, json};

use crate::{
    caller::{Answer, Caller},
    house::{BANK_OWNER, House, PASSWORD},
};

const COOKIE: &str = "tekup_refresh";

/// The refresh token that an answer sets as a cookie, and the cookie's attributes.
#[track_caller]
fn cookie(answer: &Answer) -> (String, String) {
    let (pair, attributes) = answer.header("set-cookie").split_once(';').unwrap();
    let (name, value) = pair.split_once('=').unwrap();
    assert_eq!(name, COOKIE);
    (value.to_owned(), attributes.to_owned())
}

async fn login(caller: &Caller, password: &str) -> Answer {
    let body = json!({"email": BANK_OWNER, "password": password});
    caller.post("/api/v1/auth/login", &body).await
}

/// What a browser sends: the cookie and nothing else.
async fn with_cookie(caller: &Caller, path: &str, token: &str) -> Answer {
    let request = caller
        .request("POST", path)
        .header("cookie", format!("a=b; {COOKIE}={token}"));
    Answer::of(request.json(&json!({}))).await
}

const REFRESH: &str = "/api/v1/auth/refresh";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_is_renewed_by_its_cookie_and_ended_by_a_stolen_one() {
    let house = House::new().await;
    let nobody = house.anonymous();
    let signed_in = login(&nobody, PASSWORD).await;
    let session = signed_in.ok();
    assert_eq!(session["user"]["email"], BANK_OWNER);
    assert_eq!(session["tenant"]["slug"], "bank");
    assert_eq!(session["role"], "owner");
    assert_eq!(session["tokens"]["expiresIn"], 900);
    assert!(
        session["tokens"]["refreshToken"].is_null(),
        "no script shall see it"
    );
    assert!(
        session["permissions"]
            .as_array()
            .unwrap()
            .contains(&json!("tenants:write"))
    );
    assert_eq!(signed_in.header("cache-control"), "no-store");
    let (first, attributes) = cookie(&signed_in);
    for attribute in ["HttpOnly", "SameSite=Strict", "Path=/api/v1/auth"] {
        assert!(attributes.contains(attribute), "{attributes}");
    }
    let me = nobody.with_token(session["tokens"]["accessToken"].as_str().unwrap());
    let profile = me.get("/api/v1/users/profile").await.ok();
    assert_eq!(profile["email"], BANK_OWNER);
    assert_eq!(profile["tenant"]["slug"], "bank", "{profile}");

    let renewed = with_cookie(&nobody, REFRESH, &first).await;
    assert_eq!(renewed.ok()["user"]["email"], BANK_OWNER);
    let (second, _) = cookie(&renewed);
    assert_ne!(first, second);
    let renewed = with_cookie(&nobody, REFRESH, &second).await;
    let (third, _) = cookie(&renewed);
    // The first one again: somebody has a copy. Whoever has the newest is out as well.
    with_cookie(&nobody, REFRESH, &first)
        .await
        .fails(401, "unauthenticated");
    with_cookie(&nobody, REFRESH, &third)
        .await
        .fails(401, "unauthenticated");
    let audit = house
        .bank
        .get("/api/v1/audit?operation=auth.refresh_reuse")
        .await;
    assert!(audit.status.is_success(), "{}", audit.text);

    // Signing out ends the session, and the cookie.
    let (token, _) = cookie(&login(&nobody, PASSWORD).await);
    let out = with_cookie(&nobody, "/api/v1/auth/logout", &token).await;
    assert_eq!(out.status, 204);
    let (emptied, attributes) = cookie(&out);
    assert!(
        emptied.is_empty() && attributes.contains("Max-Age=0"),
        "{attributes}"
    );
    with_cookie(&nobody, REFRESH, &token)
        .await
        .fails(401, "unauthenticated");
    // A program without cookies is given the token if it asks.
    let body = json!({"email": BANK_OWNER, "password": PASSWORD, "returnRefreshToken": true});
    let session = nobody.post("/api/v1/auth/login", &body).await.ok();
    let body = json!({"refreshToken": session["tokens"]["refreshToken"]});
    let session = nobody.post(REFRESH, &body).await.ok();
    assert!(session["tokens"]["refreshToken"].is_string(), "{session}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_wrong_passwords_lock_the_account_and_tell_nobody_whether_it_exists() {
    let house = House::new().await;
    let nobody = house.anonymous();
    let as_nobody = json!({"email": "nobody@bank.example", "password": "Wrong-Horse-7!"});
    for _ in 0..5 {
        let known = login(&nobody, "Wrong-Horse-7!")
            .await
            .fails(401, "unauthenticated");
        let unknown = nobody.post("/api/v1/auth/login", &as_nobody).await;
        let unknown = unknown.fails(401, "unauthenticated");
        assert_eq!(known["error"]["message"], unknown["error"]["message"]);
    }
    // Now the right one does not help either.
    let locked = login(&nobody, PASSWORD).await;
    locked.fails(423, "locked");
    let wait: u64 = locked.header("retry-after").parse().unwrap();
    assert!((1..=30 * 60).contains(&wait), "{wait}");
    nobody
        .post("/api/v1/auth/login", &as_nobody)
        .await
        .fails(423, "locked");
    // Others still get in.
    house.person(crate::house::SHOP_OWNER).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn anybody_can_check_a_token_with_the_published_keys() {
    let house = House::new().await;
    let session = login(&house.anonymous(), PASSWORD).await.ok();
    let token = session["tokens"]["accessToken"].as_str().unwrap();
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let part = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
    let (header, claims) = signed.split_once('.').unwrap();
    let header: Value = serde_json::from_slice(&part(header)).unwrap();
    let claims: Value = serde_json::from_slice(&part(claims)).unwrap();
    let jwks = house.anonymous().get("/.well-known/jwks.json").await.ok();
    let keys = jwks["keys"].as_array().unwrap();
    let key = keys
        .iter()
        .find(|key| key["kid"] == header["kid"])
        .expect("the key is published");
    assert!(key["d"].is_null(), "the private half is published");
    let public = UnparsedPublicKey::new(&ED25519, part(key["x"].as_str().unwrap()));
    public
        .verify(signed.as_bytes(), &part(signature))
        .expect("the published key made this");
    let lifetime = claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap();
    assert_eq!(lifetime, 900);
    // A token whose claims were changed, and one that asks for no check, open nothing.
    let mut forged = claims.clone();
    forged["exp"] = json!(claims["exp"].as_i64().unwrap() + 1);
    let forged = URL_SAFE_NO_PAD.encode(forged.to_string());
    let head = signed.split_once('.').unwrap().0;
    let none = URL_SAFE_NO_PAD.encode(json!({"alg": "none", "kid": header["kid"]}).to_string());
    for token in [
        format!("{head}.{forged}.{signature}"),
        format!("{none}.{forged}."),
    ] {
        let caller = house.anonymous().with_token(&token);
        caller
            .get("/api/v1/users/profile")
            .await
            .fails(401, "unauthenticated");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_of_two_tenants_goes_from_one_to_the_other() {
    let house = House::new().await;
    let owner = house.person(BANK_OWNER).await;
    let made = owner
        .post(
            "/api/v1/tenants",
            &json!({"name": "Anden", "slug": "anden"}),
        )
        .await
        .ok();
    let tenants = owner.get("/api/v1/tenants").await.items();
    let slugs: Vec<&str> = tenants
        .iter()
        .map(|one| one["slug"].as_str().unwrap())
        .collect();
    assert_eq!(slugs, ["anden", "bank"], "not the shop");
    let (cookie_before, _) = cookie(&login(&house.anonymous(), PASSWORD).await);
    let switched = owner
        .post("/api/v1/auth/switch", &json!({"tenantId": made["id"]}))
        .await
        .ok();
    assert_eq!(switched["tenant"]["slug"], "anden");
    assert_eq!(switched["role"], "owner");
    let there = house
        .anonymous()
        .with_token(switched["tokens"]["accessToken"].as_str().unwrap());
    assert_eq!(
        there.get("/api/v1/users/profile").await.ok()["tenant"]["slug"],
        "anden"
    );
    house.conversation().await;
    assert!(there.get("/api/v1/conversations").await.items().is_empty());
    assert_eq!(
        owner.get("/api/v1/conversations").await.items().len(),
        1,
        "the old token stays"
    );
    // Another sign-in of theirs is not moved along.
    let renewed = with_cookie(&house.anonymous(), REFRESH, &cookie_before)
        .await
        .ok();
    assert_eq!(renewed["tenant"]["slug"], "bank");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_calls_too_often_is_told_when_to_come_back() {
    let house = House::with(|config| config.rate_limit_per_minute = 60).await;
    let mut refused = None;
    for _ in 0..60 {
        let answer = house.bank.get("/api/v1/conversations").await;
        if !answer.status.is_success() {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("sixty calls at once pass a limit of sixty a minute");
    refused.fails(429, "rate_limited");
    let wait: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
    // One who is quiet is not held up by one who is not, and health is never limited.
    assert!(
        house
            .shop
            .get("/api/v1/conversations")
            .await
            .status
            .is_success()
    );
    assert!(
        house
            .anonymous()
            .get("/health/ready")
            .await
            .status
            .is_success()
    );
}
