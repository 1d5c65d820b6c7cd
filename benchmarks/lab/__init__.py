"""What the measuring scripts share: a server, a slow network, a slow phone, visitors, notes."""
