//! Who is asking and what they may do: principals, permissions, roles, the operation context.
