"""The interface for partners (合作方接口): open posts, anonymous figures, and word of what is published and closed. Read only."""
