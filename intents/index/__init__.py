"""The search index: plain arrays, no Django. One thread of arithmetic a process, because several are slower here.

The variable only works before NumPy is first imported, so it is set where every importer of the index passes.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
