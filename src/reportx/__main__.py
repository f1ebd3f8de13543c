"""``python -m reportx``."""

from reportx.cli import main

if __name__ == "__main__":
    main()
