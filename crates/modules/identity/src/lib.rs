//! Tenants, users, sign-in, API keys.
