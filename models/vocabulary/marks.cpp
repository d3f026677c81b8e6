#include "vocabulary/marks.h"

#include "core/format.h"
#include "core/json.h"
#include "core/moment.h"
#include "vocabulary/payload.h"

#include <QCryptographicHash>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace traceo::vocabulary {
namespace {

using nlohmann::json;

constexpr int kKeyBytes = 8; // of a SHA-256: enough for all a team will ever say

/// What the band is called; none when it is not to be drawn.
std::optional<QString> nameOf(const Fact& fact)
{
    if (fact.kind == kAlertFact) {
        const auto alert = alertFact(fact.payload);
        const bool isDrawn = alert && alert->state == "firing";
        return isDrawn ? std::optional(plainText(alert->name)) : std::nullopt;
    }
    const auto mark = markFact(fact.payload);
    return mark ? std::optional(plainText(mark->text)) : std::nullopt;
}

} // namespace

std::string toJson(const MarkFact& fact)
{
    json object{{"v", kPayloadVersion}, {"text", fact.text}, {"service", fact.service}, {"author", fact.author}};
    if (!fact.link.empty())
        object["link"] = fact.link;
    return toText(object);
}

Result<MarkFact> markFact(std::string_view text)
{
    const auto object = payloadOf(text);
    if (!object)
        return object.error();
    MarkFact fact;
    fact.text = textAt(*object, "text").value_or("");
    fact.service = textAt(*object, "service").value_or("");
    fact.author = textAt(*object, "author").value_or("");
    fact.link = textAt(*object, "link").value_or("");
    return fact;
}

std::string markKey(std::string_view kind, UtcMs from, const MarkFact& fact)
{
    const std::string whole = std::string(kind) + '\n' + toRfc3339(from) + '\n' + toJson(fact);
    const QByteArray hash = QCryptographicHash::hash(QByteArray::fromStdString(whole), QCryptographicHash::Sha256);
    return hash.first(kKeyBytes).toHex().toStdString();
}

Fact markOf(std::string_view kind, UtcMs from, std::optional<UtcMs> until, const MarkFact& fact)
{
    return {std::string(kind), kUserSource, markKey(kind, from, fact), from, until.value_or(from), toJson(fact), {}};
}

std::optional<Band> bandOf(const Fact& fact, UtcMs now)
{
    const auto kind = std::ranges::find(kSpanKinds, std::string_view(fact.kind), &SpanKind::kind);
    if (kind == kSpanKinds.end())
        return std::nullopt;
    auto name = nameOf(fact);
    if (!name)
        return std::nullopt;
    return Band{kind->band, {fact.validFrom, fact.validTo.value_or(std::max(now, fact.validFrom))}, std::move(*name)};
}

} // namespace traceo::vocabulary
