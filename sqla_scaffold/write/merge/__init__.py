"""Three texts of a Python module become one: the text last written, the person's, and the one of now.

Words of this room. A *part* is a statement with what stands above it and belongs to it (comments, empty lines); its
*key* is what it defines. Parts with the same key are the same part. The person's bytes are kept wherever the person
changed something; nothing of theirs is ever reprinted.
"""
