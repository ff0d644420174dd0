use std::{
    fs,
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

/// Who may speak to the test's MQTT broker.
pub const MQTT_USER: &str = "tekup";
/// Their password.
pub const MQTT_PASSWORD: &str = "mqtt-s3cret";

/// An MQTT broker (mosquitto) of a test's own, on loopback, that knows one user. Gone with the value.
#[derive(Debug)]
pub struct MqttBroker {
    port: u16,
    child: Child,
    // Its settings lie there.
    _home: TempDir,
}

impl MqttBroker {
    /// Starts one on a free port, and waits until it takes connections.
    ///
    /// # Panics
    /// When there is no `mosquitto`; says what to install.
    #[expect(clippy::panic, reason = "without its broker a test has failed")]
    pub async fn start() -> Self {
        match Self::spawn() {
            Ok(broker) => {
                let address = ("127.0.0.1", broker.port);
                crate::until("the MQTT broker takes connections", || async {
                    tokio::net::TcpStream::connect(address).await.is_ok()
                })
                .await;
                broker
            }
            Err(error) => panic!("no MQTT broker for the test: {error:#}"),
        }
    }

    /// How to connect.
    pub fn url(&self) -> String {
        format!("mqtt://127.0.0.1:{}", self.port)
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port
    }

    fn spawn() -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let home = TempDir::new()?;
        let users = home.path().join("users");
        let told = Command::new("mosquitto_passwd")
            .args(["-c", "-b"])
            .arg(&users)
            .args([MQTT_USER, MQTT_PASSWORD])
            .stderr(Stdio::null())
            .status()
            .context("starting mosquitto_passwd; install Debian's package mosquitto")?;
        ensure!(told.success(), "mosquitto_passwd: {told}");
        let settings = home.path().join("mosquitto.conf");
        // As root it would otherwise become a user who cannot read these files.
        let text = format!(
            "listener {port} 127.0.0.1\nallow_anonymous false\npassword_file {}\nuser root\n",
            users.display()
        );
        fs::write(&settings, text)?;
        // Debian's lies where only root looks.
        let program = match Path::new("/usr/sbin/mosquitto") {
            debian if debian.exists() => debian,
            _ => Path::new("mosquitto"),
        };
        let child = Command::new(program)
            .arg("-c")
            .arg(&settings)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("starting mosquitto; install Debian's package mosquitto")?;
        Ok(Self {
            port,
            child,
            _home: home,
        })
    }
}

impl Drop for MqttBroker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
