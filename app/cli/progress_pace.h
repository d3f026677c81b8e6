#pragma once
// How often is said how far a source's past has come: a change of its state at once, the same state with another piece at most
// once a second, as a backfill takes hundreds of pieces a second.
// One thread at a time.

#include "core/time.h"

#include <QString>

#include <map>
#include <optional>
#include <string>

namespace traceo::cli {

class ProgressPace {
public:
    static constexpr Millis kEvery{1'000};

    /// Whether it is said now; `now` is monotonic, `filling` empty where nothing is being fetched.
    bool isSaid(const std::string& source, const QString& state, const QString& filling, Millis now)
    {
        auto [place, isNew] = m_said.try_emplace(source);
        Said& said = place->second;
        const bool isOther = isNew || said.state != state || said.filling.isEmpty() != filling.isEmpty();
        if (!isOther && (said.filling == filling || now - said.at < kEvery))
            return false;
        said = {state, filling, now};
        return true;
    }

private:
    struct Said {
        QString state;
        QString filling;
        Millis at{0};
    };
    std::map<std::string, Said> m_said;
};

} // namespace traceo::cli
