#include "workspace/key_places.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(KeyPlaces)
};

constexpr std::array<std::string_view, 8> kOfFile{"budget_policies", "cache",  "exclusions", "history",
                                                  "include",         "ledger", "slos",       "sources"};
constexpr std::array<std::string_view, 13> kOfSlo{"alerts",           "budget_policy",    "composite",  "display_name",
                                                  "error_budget",     "indicator",        "objective",  "service_hours",
                                                  "time_slice",       "unobserved_after", "valid_from", "versions",
                                                  "time_slice_target"};
constexpr std::array<std::string_view, 6> kOfIndicator{"bad", "good", "histogram", "metric", "threshold", "total"};

bool isAmong(const auto& keys, std::string_view key)
{
    return std::ranges::find(keys, key) != keys.end();
}

} // namespace

QString placeOfKey(std::string_view key)
{
    const QString shown = u"“%1:”"_s.arg(QString::fromUtf8(key.data(), qsizetype(key.size())));
    if (isAmong(kOfFile, key))
        return Text::tr("%1 belongs at the top level of the workspace file, beside “version:” and indented as little.")
            .arg(shown);
    if (isAmong(kOfSlo, key))
        return Text::tr("%1 belongs under “- SLO:” in the list “slos:”, beside “name:”.").arg(shown);
    if (isAmong(kOfIndicator, key))
        return Text::tr("%1 belongs under “indicator:” of an SLO, beside “type:”.").arg(shown);
    return {};
}

} // namespace traceo
