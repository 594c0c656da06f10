import sys

from config import embedded


def main(action: str) -> int:
    if action == "start":
        embedded.ensure_running()
    elif action == "stop":
        embedded.stop()
    elif action != "status":
        print("usage: python -m config.embedded start|stop|status", file=sys.stderr)
        return 2
    for name, runs in embedded.status().items():
        print(f"{name:<11}{'running' if runs else 'stopped'}")
    print(f"{'database':<11}{embedded.database_url()}")
    print(f"{'broker':<11}{embedded.broker_url()}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1] if len(sys.argv) == 2 else ""))
    except embedded.EmbeddedError as problem:
        sys.exit(str(problem))
