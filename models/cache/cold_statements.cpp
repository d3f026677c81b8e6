#include "cache/cold_statements.h"

#include "cache/sql_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(IndexAdvice)
};

struct Blocks {
    double hits = 0;
    double reads = 0;
    double calls = 0;
    double seconds = 0;
    double ratio() const { return hits / (hits + reads); }
};

Result<Blocks> blocksOf(const AdviceAsk& ask, const PostgresStatement& statement)
{
    Blocks blocks;
    const std::pair<history::SeriesId, double*> parts[] = {{statement.reads, &blocks.reads},
                                                           {statement.hits, &blocks.hits},
                                                           {statement.calls, &blocks.calls},
                                                           {statement.seconds, &blocks.seconds}};
    for (const auto& [counter, sum] : parts) {
        const auto grown = grownIn(ask, counter);
        if (!grown)
            return grown.error();
        *sum = *grown;
    }
    return blocks;
}

bool isCold(const Blocks& blocks, Millis watched)
{
    const double hours = std::max(1.0, double(watched.count()) / double(kHour.count()));
    return blocks.calls > 0 && blocks.reads >= kManyReadsAnHour * hours && blocks.ratio() < kColdRatio;
}

IndexAdvice cold(const AdviceAsk& ask, const PostgresStatement& statement, const Blocks& blocks, Millis watched)
{
    // The same statement of two users are two.
    IndexAdvice advice = adviceFor(ask, IndexAdvice::Kind::ColdStatement, statement.id);
    advice.key += '/' + statement.user;
    const auto count = [&ask](double value) { return countText(value, ask.style); };
    advice.evidence =
        Text::tr("%1 of its blocks were in the shared buffers in %2: %3 hits, %4 reads. Calls: %5, %6 each.")
            .arg(shareText(ask, blocks.ratio()), durationText(watched, ask.style), count(blocks.hits), count(blocks.reads),
                 count(blocks.calls), toText(readingOf(ask, blocks.seconds / blocks.calls, Unit::Seconds), ask.style));
    advice.statement = plainText(statement.text);
    advice.cost = readingOf(ask, std::round(blocks.reads / blocks.calls), Unit::BlocksPerCall);
    advice.weight = readingOf(ask, blocks.seconds, Unit::Seconds);
    advice.sql = QString::fromStdString(explained(statement.text, ask.database.major));
    advice.caution = resetCaution(ask, ask.database.statementsReset);
    return advice;
}

} // namespace

Result<std::vector<IndexAdvice>> coldAdvice(const AdviceAsk& ask)
{
    std::vector<IndexAdvice> rows;
    for (const PostgresStatement& statement : ask.database.statements) {
        if (statement.reads == 0 || statement.hits == 0)
            continue; // an exporter tells neither
        const auto reads = grownIn(ask, statement.reads);
        if (!reads)
            return reads.error();
        if (*reads < kManyReadsAnHour)
            continue; // most: nothing more of them is read
        const auto blocks = blocksOf(ask, statement);
        const auto watched = watchedOf(ask, statement.reads);
        if (!blocks || !watched)
            return blocks ? watched.error() : blocks.error();
        if (isCold(*blocks, watched->length()))
            rows.push_back(cold(ask, statement, *blocks, watched->length()));
    }
    return rows;
}

} // namespace traceo
