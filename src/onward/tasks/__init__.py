"""The worker: jobs that take ids and call one service."""
