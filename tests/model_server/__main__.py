"""python -m tests.model_server PORT: the server as a process of its own."""

import sys

from tests.model_server.serving import ModelServer

if __name__ == "__main__":
    ModelServer(int(sys.argv[1])).serve_forever()
