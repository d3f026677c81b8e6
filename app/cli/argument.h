#pragma once
// What options and arguments take, as --help shows it and shells complete it. One of several words is written
// with bars between them: "bash|zsh|fish".
// Any thread.

namespace traceo::cli {

inline constexpr const char* kFile = "FILE";
inline constexpr const char* kSlo = "SLO";       ///< the name of one of the workspace's SLOs
inline constexpr const char* kSource = "SOURCE"; ///< the name of one of the workspace's sources
inline constexpr const char* kText = "TEXT";     ///< anything; nothing is offered
inline constexpr const char* kTime = "TIME";
inline constexpr const char* kLength = "LENGTH"; ///< 90s, 1h, 30d

inline constexpr const char* kOutputs = "table|wide|json|jsonl|csv|yaml|md";

} // namespace traceo::cli
