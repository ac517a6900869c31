"""What one who looks for work wants, told apart from what the message only mentions: home, past, family, complaints."""
