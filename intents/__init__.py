"""What the city answers, and finding it. One thread of arithmetic a process, because several are slower here.

The variables only work before NumPy is first imported, so they are set where every importer passes.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
