"""Small bots on other people's libraries; run as scripts in the environment that has those."""
