"""Pages for phones (手机页面): what must not be typed in a chat, and posts and classes that can be handed on."""
