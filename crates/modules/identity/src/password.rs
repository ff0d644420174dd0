//! Which passwords are good enough, and how they are hashed.

use std::{sync::Arc, time::Duration};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier},
};
use tekup_base::{Error, FieldError, Result, Secret};
use tokio::sync::Semaphore;

/// Shortest password, in characters.
const MIN_LENGTH: usize = 12;
/// Longest password, in characters.
pub(crate) const MAX_LENGTH: usize = 256;
/// A local part shorter than this may stand in a password by chance.
const MIN_LOCAL_PART: usize = 3;
/// Calls that may wait for their turn at hashing.
const QUEUE: usize = 64;
/// How long they wait.
const WAIT: Duration = Duration::from_secs(10);

/// Everything that is wrong with `password` for the person at `email`, as errors of `field`.
pub(crate) fn faults(field: &str, password: &str, email: &str) -> Vec<FieldError> {
    let length = password.chars().count();
    let local = email.split('@').next().unwrap_or_default().to_lowercase();
    let rules: [(bool, &'static str, &str); 7] = [
        (
            length < MIN_LENGTH,
            "too_short",
            "must have at least 12 characters",
        ),
        (
            length > MAX_LENGTH,
            "too_long",
            "may have at most 256 characters",
        ),
        (
            !password.chars().any(char::is_uppercase),
            "no_uppercase",
            "must hold an upper-case letter",
        ),
        (
            !password.chars().any(char::is_lowercase),
            "no_lowercase",
            "must hold a lower-case letter",
        ),
        (
            !password.chars().any(char::is_numeric),
            "no_digit",
            "must hold a digit",
        ),
        (
            password.chars().all(char::is_alphanumeric),
            "no_symbol",
            "must hold a character that is neither letter nor digit",
        ),
        (
            local.chars().count() >= MIN_LOCAL_PART && password.to_lowercase().contains(&local),
            "holds_email",
            "must not hold the part of the e-mail address before the @",
        ),
    ];
    rules
        .into_iter()
        .filter(|(broken, _, _)| *broken)
        .map(|(_, code, message)| FieldError {
            field: field.to_owned(),
            message: message.to_owned(),
            code: code.into(),
        })
        .collect()
}

/// Hashes and verifies passwords with Argon2id, on few threads at a time: a flood of sign-ins leaves
/// cores for the rest of the server, and whoever would wait too long is told so.
pub(crate) struct Hasher {
    turns: Arc<Semaphore>,
    queue: Semaphore,
}

impl Hasher {
    pub fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            turns: Arc::new(Semaphore::new((cores / 2).max(1))),
            queue: Semaphore::new(QUEUE),
        }
    }

    /// The hash of `password`, as a PHC string with its own salt.
    pub async fn hash(&self, password: Secret) -> Result<String> {
        self.work(move || {
            argon2()?
                .hash_password(password.expose().as_bytes())
                .map(|hash| hash.to_string())
                .map_err(Error::internal)
        })
        .await
    }

    /// Whether `password` belongs to `hash`. Without a hash it is no, after as much work.
    pub async fn verify(&self, password: Secret, hash: Option<String>) -> Result<bool> {
        self.work(move || {
            let argon2 = argon2()?;
            let password = password.expose().as_bytes();
            match hash {
                Some(hash) => Ok(argon2.verify_password(password, hash.as_str()).is_ok()),
                None => argon2
                    .hash_password(password)
                    .map(|_| false)
                    .map_err(Error::internal),
            }
        })
        .await
    }

    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let busy = || Error::unavailable("too many people are signing in at once; try again");
        let queued = self.queue.try_acquire().map_err(|_| busy())?;
        let turn = tokio::time::timeout(WAIT, Arc::clone(&self.turns).acquire_owned())
            .await
            .map_err(|_| busy())?
            .map_err(Error::internal)?;
        drop(queued);
        // The turn goes along: a caller who leaves does not end the hashing.
        tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        })
        .await
        .map_err(Error::internal)?
    }
}

/// OWASP's first choice of parameters for Argon2id: 19 MiB, two passes, one lane.
/// <https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html>
fn argon2() -> Result<Argon2<'static>> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(Error::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(password: &str) -> Vec<String> {
        faults("password", password, "Lotte@nordhavn.example")
            .into_iter()
            .map(|fault| fault.code.into_owned())
            .collect()
    }

    #[test]
    fn all_faults_of_a_password_are_listed_at_once() {
        assert_eq!(
            codes("lotte"),
            [
                "too_short",
                "no_uppercase",
                "no_digit",
                "no_symbol",
                "holds_email"
            ]
        );
        assert_eq!(codes("").len(), 5);
        assert_eq!(codes(&"aA1!".repeat(65)), ["too_long"]);
    }

    #[test]
    fn good_passwords_pass_danish_letters_count() {
        assert!(codes("Demo-Password-1!").is_empty());
        assert!(codes("Ærø har 4 færger").is_empty());
    }

    #[test]
    fn a_very_short_local_part_may_stand_in_a_password() {
        assert!(faults("password", "Password-with-a-1", "a@b.example").is_empty());
    }

    #[tokio::test]
    async fn a_hash_verifies_its_own_password_only() {
        let hasher = Hasher::new();
        let hash = hasher.hash(Secret::new("Demo-Password-1!")).await.unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        let verify = |password: &str, hash| hasher.verify(Secret::new(password), hash);
        assert!(
            verify("Demo-Password-1!", Some(hash.clone()))
                .await
                .unwrap()
        );
        assert!(!verify("Demo-Password-2!", Some(hash)).await.unwrap());
        assert!(!verify("Demo-Password-1!", None).await.unwrap());
        assert!(!verify("x", Some("rubbish".to_owned())).await.unwrap());
    }
}
