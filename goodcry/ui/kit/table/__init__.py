"""The moderator table: what surrounds a cry, touched, and the drops that answer."""
