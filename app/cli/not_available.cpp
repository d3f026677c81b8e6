#include "app/cli/not_available.h"

#include "app/cli/text.h"
#include "core/format.h"
#include "vocabulary/caches.h"
#include "vocabulary/facts.h"

namespace traceo::cli {
namespace {

void add(NotAvailable& missing, const std::vector<std::string>& names, const std::map<std::string, std::string>& remedies)
{
    for (const std::string& name : names) {
        const auto remedy = remedies.find(name);
        missing[name] = remedy == remedies.end() ? QString() : QString::fromStdString(remedy->second);
    }
}

} // namespace

NotAvailable notAvailableIn(const std::vector<Fact>& facts)
{
    NotAvailable missing;
    for (const Fact& fact : facts) {
        if (fact.kind == vocabulary::kSourceFact) {
            if (const auto said = vocabulary::sourceFact(fact.payload))
                add(missing, said->notEnabled, said->remedies);
        } else if (fact.kind == vocabulary::kCacheFact) {
            if (const auto said = vocabulary::cacheFact(fact.payload))
                add(missing, said->refused, said->remedies);
        }
    }
    return missing;
}

NotAvailable notAvailableAt(const history::Snapshot& snapshot, const std::string& source)
{
    std::vector<Fact> facts = snapshot.facts(vocabulary::kSourceFact, source).valueOr({});
    for (Fact& fact : snapshot.facts(vocabulary::kCacheFact, source).valueOr({}))
        facts.push_back(std::move(fact));
    return notAvailableIn(facts);
}

QString wordsOf(const NotAvailable& missing)
{
    QStringList words;
    for (const auto& [what, remedy] : missing) {
        const QString name = plainText(what, 60);
        words << (remedy.isEmpty() ? Text::tr("%1 is not available").arg(name)
                                   : Text::tr("%1 is not available: %2").arg(name, remedy));
    }
    return words.join(QStringLiteral("; "));
}

nlohmann::ordered_json toJson(const NotAvailable& missing)
{
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const auto& [what, remedy] : missing)
        list.push_back(
            {{"what", what},
             {"remedy", remedy.isEmpty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(remedy.toStdString())}});
    return list;
}

} // namespace traceo::cli
