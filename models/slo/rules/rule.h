#pragma once
// Rules of Prometheus as values: what is recorded or alerted on, and the group they are evaluated in, from first to last.
// Texts are plain; whoever writes a file quotes them.
// Any thread; immutable.

#include "core/labels.h"
#include "core/time.h"

#include <QString>

#include <string>
#include <vector>

namespace traceo::rules {

struct Rule {
    enum class Kind : std::uint8_t { Record, Alert };
    Kind kind = Kind::Record;
    std::string name;       ///< of the recorded series or of the alert
    std::string expression; ///< PromQL
    Millis pending{0};      ///< of an alert
    Labels labels;
    Labels annotations; ///< of an alert
};

struct RuleGroup {
    std::string name;
    std::vector<QString> notes; ///< for those who read the file, a line each
    std::vector<Rule> rules;
};

/// A file, and what of the definitions it cannot say: a sentence each, beginning with the name of the SLO.
struct Exported {
    std::string text;
    std::vector<QString> unsaid;
};

} // namespace traceo::rules
