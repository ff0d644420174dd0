"""A running server with the demo, as the measuring scripts use it."""
import json
import time
import urllib.request


class Door:
    def __init__(self, url):
        self.url = url

    def call(self, method, path, body=None, **headers):
        data = None if body is None else json.dumps(body).encode()
        headers = {"content-type": "application/json", **{k.replace("_", "-"): v for k, v in headers.items()}}
        request = urllib.request.Request(self.url + path, data=data, headers=headers, method=method)
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)

    def new_tenant(self, name, scopes):
        """Makes a tenant as the demo's owner; returns a key for it."""
        login = {"email": "owner@nordhavn.example", "password": "Demo-Password-1!"}
        token = self.call("POST", "/api/v1/auth/login", login)["tokens"]["accessToken"]
        slug = f"{name}-{int(time.time())}"
        tenant = self.call("POST", "/api/v1/tenants", {"name": slug, "slug": slug}, authorization=f"Bearer {token}")
        session = self.call("POST", "/api/v1/auth/switch", {"tenantId": tenant["id"]}, authorization=f"Bearer {token}")
        token = session["tokens"]["accessToken"]
        made = self.call("POST", "/api/v1/api-keys", {"name": "bench", "scopes": scopes},
                         authorization=f"Bearer {token}")
        return made["key"]

    def await_run(self, run, key, seconds=1800):
        """Waits until a run has ended well; returns it."""
        end = time.time() + seconds
        while time.time() < end:
            found = self.call("GET", f"/api/v1/runs/{run}", x_tenant_key=key)
            if found["state"] not in ("queued", "running", "waiting"):
                assert found["state"] == "completed", found
                return found
            time.sleep(0.5)
        raise TimeoutError(f"run {run} has not ended after {seconds} s")

    def embeddings(self):
        """Name of the active embedding model."""
        models = self.call("GET", "/api/v1/models", x_tenant_key="demo-key")["items"]
        return next(one["name"] for one in models if one["kind"] == "embedding" and one["active"])
