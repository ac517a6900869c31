"""The only reader of the environment: one frozen Settings, every name beginning with DEHONG_."""

from functools import cached_property
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Files ending in `_file` hold a secret, so that it need not stand in the environment.

    `wire_mode` is "safe" for the real account; "plain" and "compatible" only together with the simulator.
    """

    model_config = SettingsConfigDict(env_prefix="DEHONG_", frozen=True, extra="ignore")

    database_url: str = "sqlite:///var/dehong.sqlite"
    data_dir: Path = Path("var")
    host: str = "127.0.0.1"
    port: int = 8080
    app_id: str = ""
    app_secret: SecretStr = SecretStr("")
    token: SecretStr = SecretStr("")
    aes_key: SecretStr = SecretStr("")
    aes_key_before: SecretStr = SecretStr("")
    account: str = ""
    wire_mode: str = Field(default="safe", pattern="^(safe|compatible|plain)$")
    api_base: str = "https://api.weixin.qq.com"
    public_url: str = ""
    templates: dict[str, str] = {}  # our names of notices → the account's template ids, as JSON
    subscriptions: dict[str, str] = {}  # the same names → ids of subscription notices, as JSON
    subscriptions_last: bool = False  # long-term notices: one consent lasts for many sends
    jssdk_url: str = "https://res.wx.qq.com/open/js/jweixin-1.6.0.js"
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_security: str = Field(default="starttls", pattern="^(starttls|tls|none)$")
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_from: str = ""
    smtp_to: str = ""  # addresses, separated by commas
    alarm_hook_url: str = ""
    alarm_hook_secret: SecretStr = SecretStr("")
    speech_secret_id: str = ""  # of Tencent Cloud; without both, voices without words are not listened to
    speech_secret_key: SecretStr = SecretStr("")
    speech_engine: str = "16k_zh_dialect"
    speech_address: str = "https://asr.tencentcloudapi.com/"
    backup_dir: Path | None = None
    backup_keep: int = 14
    record_keys_file: Path | None = None
    blind_key_file: Path | None = None
    simulator: bool = False
    admission: int = 400
    burst_wait_seconds: float = 1.8
    answer_within_seconds: float = 4.0
    send_threads: int = 10
    lease_seconds: float = 60.0
    log_level: str = "INFO"

    @cached_property
    def is_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")
