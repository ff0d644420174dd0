//! Mail servers for tests: Debian's Dovecot keeps the mailboxes, msmtpd takes mail and hands it to Dovecot, and
//! Dovecot's submission server takes mail with STARTTLS and access tokens and hands it to msmtpd. All listen on loopback, run without privileges, and live and die with the test.

use std::{
    ffi::OsString,
    fs,
    net::{SocketAddr, TcpListener},
    os::unix::{
        fs::{PermissionsExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result, bail, ensure};
use nix::{
    sys::signal::{Signal, killpg},
    unistd::{Pid, Uid, User},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufStream},
    net::TcpStream,
};

/// Who signs in to send; every mailbox opens with the same password.
pub const MAIL_USER: &str = "help@bank.example";
/// `"\0help@bank.example\0hemmelig"` in base64.
const PLAIN: &str = "AGhlbHBAYmFuay5leGFtcGxlAGhlbW1lbGln";
/// See [`MAIL_USER`].
pub const MAIL_PASSWORD: &str = "hemmelig";

/// A mail server of a test's own, with a mailbox for every address that it is sent mail for.
#[derive(Debug)]
pub struct MailServers {
    home: PathBuf,
    run_as: User,
    ports: [u16; 5],
    introspection: String,
    smtp: Option<Child>,
    /// Takes mail from Dovecot's submission server alone, which asks nobody who they are: msmtpd hangs up on whoever
    /// greets anew after signing in, as Dovecot does.
    relay: Option<Child>,
    imap: Option<Child>,
}

const DOVECOT: &str = "
protocols = imap submission
base_dir = HOME/run
state_dir = HOME/run
log_path = HOME/dovecot.log
listen = 127.0.0.1
ssl = yes
ssl_cert = <HOME/cert.pem
ssl_key = <HOME/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
auth_failure_delay = 0
submission_relay_host = 127.0.0.1
submission_relay_port = RELAY
default_internal_user = USER
default_internal_group = GROUP
default_login_user = USER
first_valid_uid = 1
mail_location = maildir:~/Maildir
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = HOME/oauth2.conf
}
passdb {
  driver = static
  mechanisms = plain login
  args = password=PASSWORD
}
userdb {
  driver = static
  args = uid=UID gid=GID home=HOME/mail/%u allow_all_users=yes
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = IMAP
  }
  inet_listener imaps {
    port = TLS
  }
}
service submission-login {
  executable = HOME/submission-login
  chroot =
  inet_listener submission {
    port = SUBMISSION
  }
}
service submission {
  executable = HOME/submission
}
";

const OAUTH2: &str = "
introspection_url = URL
introspection_mode = post
username_attribute = username
active_attribute = active
active_value = true
";

/// msmtpd calls it with `-f FROM -- RECIPIENT...`; `refuse` holds how many more mails are refused for now, and while
/// `slow` is there the mail is kept but the sender does not hear of it.
const DELIVER: &str = r#"#!/bin/sh
from="$2"; shift 3
left="$(cat HOME/refuse 2>/dev/null || echo 0)"
if [ "$left" -gt 0 ]; then echo $((left - 1)) >HOME/refuse; exit 75; fi
mail="$(mktemp HOME/in.XXXXXX)"; cat >"$mail"
for to in "$@"; do
    /usr/lib/dovecot/dovecot-lda -c HOME/dovecot.conf -f "$from" -d "$to" -p "$mail" || exit 75
done
rm "$mail"
while [ -e HOME/slow ]; do sleep 0.05; done
"#;

/// Where `scripts/setup.sh` puts what it fetches.
fn fetched() -> Option<PathBuf> {
    let cache = std::env::var_os("TEKUP_CACHE").map(PathBuf::from);
    let cache =
        cache.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache/tekup")));
    cache.map(|cache| cache.join("mail/usr"))
}

/// A program of Debian's dovecot-submissiond.
fn submission(program: &str) -> Result<PathBuf> {
    [Some(PathBuf::from("/usr")), fetched()]
        .into_iter()
        .flatten()
        .map(|dir| dir.join("lib/dovecot").join(program))
        .find(|file| file.exists())
        .with_context(|| {
            format!("no {program} found: ./test fetches it (Debian package dovecot-submissiond)")
        })
}

/// Debian's msmtpd: from the PATH, or where `scripts/setup.sh` put it.
fn msmtpd() -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain(fetched().map(|dir| dir.join("bin")))
        .map(|dir| dir.join("msmtpd"))
        .find(|file| file.exists())
        .context("no msmtpd found: ./test fetches it (Debian package msmtp-mta)")
}

fn dovecot() -> Result<PathBuf> {
    let file = PathBuf::from("/usr/sbin/dovecot");
    ensure!(
        file.exists(),
        "no Dovecot found: ./test installs it (Debian package dovecot-imapd)"
    );
    Ok(file)
}

fn free_ports() -> Result<[u16; 5]> {
    let listeners = [0; 5].map(|_| TcpListener::bind("127.0.0.1:0"));
    let mut ports = [0; 5];
    for (port, listener) in ports.iter_mut().zip(listeners) {
        *port = listener?.local_addr()?.port();
    }
    Ok(ports)
}

impl MailServers {
    /// Starts both servers in `home`, a folder of the test's own.
    ///
    /// # Errors
    /// When they are not installed or do not start.
    pub async fn start(home: &Path) -> Result<Self> {
        // Nobody is there, so that no token is good.
        Self::start_with_tokens(home, "http://127.0.0.1:9/").await
    }

    /// The same, with access tokens (XOAUTH2) that `introspection` vouches for (RFC 7662): an address of the test's.
    ///
    /// # Errors
    /// When they are not installed or do not start.
    pub async fn start_with_tokens(home: &Path, introspection: &str) -> Result<Self> {
        let run_as = if Uid::effective().is_root() {
            User::from_name("nobody")?
        } else {
            User::from_uid(Uid::effective())?
        };
        let mut servers = Self {
            home: home.to_owned(),
            run_as: run_as.context("there is no user to run the mail servers as")?,
            ports: free_ports()?,
            introspection: introspection.to_owned(),
            smtp: None,
            relay: None,
            imap: None,
        };
        servers.write_files()?;
        servers.start_smtp().await?;
        servers.relay = Some(servers.msmtpd(servers.ports[4], None)?);
        servers.start_imap().await?;
        Ok(servers)
    }

    fn write_files(&self) -> Result<()> {
        let group = nix::unistd::Group::from_gid(self.run_as.gid)?;
        let group = group.context("the user has no group")?.name;
        let home = self.home.to_str().context("a folder with a strange name")?;
        let config = DOVECOT
            .replace("HOME", home)
            .replace("USER", &self.run_as.name)
            .replace("GROUP", &group)
            .replace("PASSWORD", MAIL_PASSWORD)
            .replace("UID", &self.run_as.uid.to_string())
            .replace("GID", &self.run_as.gid.to_string())
            .replace("IMAP", &self.imap_port().to_string())
            .replace("TLS", &self.imap_tls_port().to_string())
            .replace("SUBMISSION", &self.submission_port().to_string())
            .replace("RELAY", &self.ports[4].to_string());
        let tokens = OAUTH2.replace("URL", &self.introspection);
        fs::write(self.home.join("oauth2.conf"), tokens)?;
        fs::write(self.home.join("dovecot.conf"), config)?;
        fs::write(self.home.join("deliver"), DELIVER.replace("HOME", home))?;
        fs::copy(msmtpd()?, self.home.join("msmtpd"))?;
        for program in ["submission", "submission-login"] {
            fs::copy(submission(program)?, self.home.join(program))?;
        }
        let made = Command::new("openssl")
            .args([
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            ])
            .args([
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-addext",
                "basicConstraints=critical,CA:FALSE",
                "-keyout",
                "key.pem",
                "-out",
                "cert.pem",
            ])
            .current_dir(&self.home)
            .output()?;
        ensure!(made.status.success(), "openssl made no certificate");
        for folder in ["run", "mail"] {
            fs::create_dir_all(self.home.join(folder))?;
        }
        for file in fs::read_dir(&self.home)? {
            self.hand_over(&file?.path())?;
        }
        self.hand_over(&self.home)
    }

    fn hand_over(&self, path: &Path) -> Result<()> {
        let (uid, gid) = (self.run_as.uid.as_raw(), self.run_as.gid.as_raw());
        chown(path, Some(uid), Some(gid))?;
        Ok(fs::set_permissions(
            path,
            fs::Permissions::from_mode(0o755),
        )?)
    }

    /// Runs a program as the servers' user; it dies with this process.
    fn spawn(&self, program: &Path, arguments: &[OsString]) -> Result<Child> {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "TERM"]);
        if Uid::effective().is_root() {
            let (uid, gid) = (self.run_as.uid.to_string(), self.run_as.gid.to_string());
            command.args(["--reuid", &uid, "--regid", &gid, "--clear-groups"]);
        }
        command
            .arg(program)
            .args(arguments)
            .current_dir(&self.home)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // What it has begun ends with it.
            .process_group(0)
            .spawn()
            .with_context(|| format!("starting {}", program.display()))
    }

    /// Starts the server that takes mail.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start_smtp(&mut self) -> Result<()> {
        let auth = format!("--auth={MAIL_USER},echo {MAIL_PASSWORD}");
        self.smtp = Some(self.msmtpd(self.smtp_port(), Some(auth))?);
        self.listens(self.smtp_port()).await
    }

    fn msmtpd(&self, port: u16, auth: Option<String>) -> Result<Child> {
        let deliver = self.home.join("deliver");
        let mut arguments = vec![
            format!("--port={port}"),
            format!("--log={}", self.home.join("msmtpd.log").display()),
            format!("--command={} -f %F --", deliver.display()),
        ];
        arguments.extend(auth);
        let arguments: Vec<OsString> = arguments.into_iter().map(OsString::from).collect();
        self.spawn(&self.home.join("msmtpd"), &arguments)
    }

    /// Starts the server of the mailboxes.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start_imap(&mut self) -> Result<()> {
        let arguments = ["-F", "-c", "dovecot.conf"].map(OsString::from);
        self.imap = Some(self.spawn(&dovecot()?, &arguments)?);
        self.listens(self.imap_port()).await
    }

    async fn listens(&self, port: u16) -> Result<()> {
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        crate::until("the mail server listens", || async {
            TcpStream::connect(address).await.is_ok()
        })
        .await;
        Ok(())
    }

    /// Stops the server that takes mail.
    pub fn stop_smtp(&mut self) {
        end(&mut self.smtp, Signal::SIGKILL);
    }

    /// Stops the server of the mailboxes.
    pub fn stop_imap(&mut self) {
        end(&mut self.imap, Signal::SIGTERM);
    }

    /// Has the next `times` mails refused for now (4xx).
    ///
    /// # Errors
    /// When the disk fails.
    pub fn refuse(&self, times: u32) -> Result<()> {
        let file = self.home.join("refuse");
        fs::write(&file, times.to_string())?;
        self.hand_over(&file)
    }

    /// Whether senders are left waiting after their mail has been kept.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn answer_slowly(&self, slowly: bool) -> Result<()> {
        let file = self.home.join("slow");
        if slowly {
            fs::write(file, "")?;
        } else {
            fs::remove_file(file)?;
        }
        Ok(())
    }

    /// Where mail is taken.
    pub fn smtp_port(&self) -> u16 {
        self.ports[0]
    }

    /// Where the mailboxes are.
    pub fn imap_port(&self) -> u16 {
        self.ports[1]
    }

    /// The same over TLS, with a certificate that nobody vouches for.
    pub fn imap_tls_port(&self) -> u16 {
        self.ports[2]
    }

    /// Where mail is taken by Dovecot, with STARTTLS.
    pub fn submission_port(&self) -> u16 {
        self.ports[3]
    }

    /// The certificate of all of them, for who would vouch for it.
    pub fn certificate(&self) -> PathBuf {
        self.home.join("cert.pem")
    }

    /// Sends a mail, as it stands, from `from` to `to`.
    ///
    /// # Errors
    /// When it is not taken.
    pub async fn send(&self, from: &str, to: &str, mail: &str) -> Result<()> {
        let mut line = BufStream::new(TcpStream::connect(("127.0.0.1", self.smtp_port())).await?);
        let body = mail.replace("\r\n", "\n").replace("\n.", "\n..");
        let steps = [
            (String::new(), "220"),
            ("EHLO customer.example\r\n".to_owned(), "250"),
            (format!("AUTH PLAIN {PLAIN}\r\n"), "235"),
            (format!("MAIL FROM:<{from}>\r\n"), "250"),
            (format!("RCPT TO:<{to}>\r\n"), "250"),
            ("DATA\r\n".to_owned(), "354"),
            (format!("{}\r\n.\r\n", body.replace('\n', "\r\n")), "250"),
            ("QUIT\r\n".to_owned(), "221"),
        ];
        for (say, hear) in steps {
            line.write_all(say.as_bytes()).await?;
            line.flush().await?;
            let mut heard = String::new();
            while heard.get(3..4) != Some(" ") {
                heard.clear();
                if line.read_line(&mut heard).await? == 0 {
                    bail!("the mail server hung up");
                }
            }
            ensure!(heard.starts_with(hear), "{say}: {heard}");
        }
        Ok(())
    }

    /// The mails in an address's mailbox, as they came, oldest first.
    pub fn mails(&self, address: &str) -> Vec<String> {
        let maildir = self.home.join("mail").join(address).join("Maildir");
        let mut files: Vec<PathBuf> = ["new", "cur"]
            .iter()
            .filter_map(|folder| fs::read_dir(maildir.join(folder)).ok())
            .flatten()
            .filter_map(|file| Some(file.ok()?.path()))
            .collect();
        // Their names begin with the time, and `M` and the microseconds.
        files.sort_by_key(|file| file.file_name().map(ToOwned::to_owned));
        let texts = files.iter().filter_map(|file| fs::read(file).ok());
        texts
            .map(|bytes| String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))
            .collect()
    }
}

/// msmtpd's children are deaf to everything but SIGKILL.
fn end(server: &mut Option<Child>, signal: Signal) {
    if let Some(mut child) = server.take() {
        if let Ok(id) = i32::try_from(child.id()) {
            let _ = killpg(Pid::from_raw(id), signal);
        }
        let _ = child.wait();
    }
}

impl Drop for MailServers {
    fn drop(&mut self) {
        end(&mut self.smtp, Signal::SIGKILL);
        end(&mut self.relay, Signal::SIGKILL);
        end(&mut self.imap, Signal::SIGTERM);
    }
}
