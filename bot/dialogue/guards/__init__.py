"""The rules around a language model: what it may be asked, and what of its words may be said. Pure functions.

`incoming` judges what a citizen wrote, `sealing` keeps links and numbers to call out of the model's hands, `outgoing`
holds a reworded answer against the approved ones, value by value. All of them fail closed: what they cannot follow is
refused, and the approved answer is given word for word.
"""
