"""The chart: what helm makes of it, and that it says what the program needs."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
CHART = ROOT / "helm"
HELM = shutil.which("helm", path=f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin")
NEEDED = {
    "hosts.owner": "owner.example.com",
    "hosts.shopSuffix": ".shops.example.com",
    "secrets.existing": "cardfleet",
}
pytestmark = pytest.mark.skipif(HELM is None, reason="helm is packaged for Linux on x86_64 only")


def helm(*words: str, **values: str) -> subprocess.CompletedProcess[str]:
    given = [f"--set={name}={value}" for name, value in values.items()]
    return subprocess.run(
        [str(HELM), *words, *given], capture_output=True, text=True, check=False, cwd=CHART
    )


def rendered(**values: str) -> list[dict[str, Any]]:
    done = helm("template", "cards", ".", **{**NEEDED, **values})
    assert done.returncode == 0, done.stderr
    return [found for found in yaml.safe_load_all(done.stdout) if found]


def of_kind(found: list[dict[str, Any]], kind: str) -> dict[str, dict[str, Any]]:
    return {one["metadata"]["name"]: one for one in found if one["kind"] == kind}


def test_it_lints():
    done = helm("lint", "--strict", ".", **NEEDED)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("missing", NEEDED)
def test_without_what_it_needs_it_is_not_installed_and_says_what(missing):
    done = helm("template", "cards", ".", **{k: v for k, v in NEEDED.items() if k != missing})
    assert done.returncode != 0
    assert missing in done.stderr


def test_every_required_variable_comes_from_the_map_or_the_secret():
    config = of_kind(rendered(), "ConfigMap")["cards"]["data"]
    text = (ROOT / ".env.example").read_text()
    required = re.findall(r"# \[required\][^\n]*\n(?:#[^\n]*\n)*([A-Z_]+)=", text)
    assert len(required) >= 8
    values = (CHART / "values.yaml").read_text()
    for name in required:
        assert name in config or name in values, name
    known = set(re.findall(r"^#? ?([A-Z][A-Z_0-9]+)=", text, re.MULTILINE))
    assert set(config) - known == {"DJANGO_SETTINGS_MODULE"}


def test_the_three_parts_run_what_the_demo_runs_and_as_nobody():
    found = of_kind(rendered(), "Deployment")
    assert set(found) == {"cards-web", "cards-worker", "cards-beat"}
    for deployment in found.values():
        pod = deployment["spec"]["template"]["spec"]
        assert pod["securityContext"]["runAsNonRoot"] is True
        [container] = pod["containers"]
        assert container["securityContext"]["readOnlyRootFilesystem"] is True
        assert {"secretRef": {"name": "cardfleet"}} in container["envFrom"]
    web = found["cards-web"]["spec"]["template"]["spec"]["containers"][0]
    assert web["command"][:5] == ["python", "-m", "gunicorn", "-c", "config/gunicorn.py"]
    assert web["readinessProbe"]["httpGet"]["path"] == "/readyz"
    beat = found["cards-beat"]["spec"]
    assert (beat["replicas"], beat["strategy"]["type"]) == (1, "Recreate")


def test_migrations_run_before_the_pods_and_do_not_wait_for_a_claim():
    found = rendered()
    [job] = of_kind(found, "Job").values()
    assert job["metadata"]["annotations"]["helm.sh/hook"] == "pre-install,pre-upgrade"
    pod = job["spec"]["template"]["spec"]
    assert pod["containers"][0]["command"] == ["python", "manage.py", "migrate_platform"]
    assert all("persistentVolumeClaim" not in volume for volume in pod["volumes"])
    # What the job reads is there before it.
    config = of_kind(found, "ConfigMap")["cards"]["metadata"]["annotations"]
    assert int(config["helm.sh/hook-weight"]) < int(
        job["metadata"]["annotations"]["helm.sh/hook-weight"]
    )


def test_the_door_opens_on_the_owner_host_and_every_shop():
    ingress = of_kind(rendered(), "Ingress")["cards"]
    hosts = [rule["host"] for rule in ingress["spec"]["rules"]]
    assert hosts == ["owner.example.com", "*.shops.example.com"]


def test_switches_do_what_they_say():
    found = rendered(**{"web.autoscaling.enabled": "true", "metrics.port": "0"})
    assert "replicas" not in of_kind(found, "Deployment")["cards-web"]["spec"]
    assert "cards-web" in of_kind(found, "HorizontalPodAutoscaler")
    assert set(of_kind(found, "Service")) == {"cards-web"}
    found = rendered(**{"networkPolicy.enabled": "true", "metrics.serviceMonitor": "true"})
    assert of_kind(found, "NetworkPolicy")
    assert of_kind(found, "ServiceMonitor")


def test_the_table_of_values_is_true():
    script = [sys.executable, str(ROOT / "scripts" / "chart_values.py"), "--check"]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
