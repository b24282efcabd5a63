"""Start Empower Desktop with `python -m empower_desktop`."""

import sys

from empower_desktop.launch.command import main

if __name__ == "__main__":
    sys.exit(main())
