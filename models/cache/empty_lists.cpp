#include "cache/empty_lists.h"

#include <QCoreApplication>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;
using Kind = CacheInstance::Kind;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CacheDetail)
};

} // namespace

EmptyList emptySlowLog(const CacheInstance& instance, const CacheRow& row)
{
    if (instance.kind == Kind::Postgres)
        return {Text::tr("PostgreSQL has no slow log of this kind"),
                Text::tr("What its statements take on average stands under latency, where pg_stat_statements is read.")};
    if (instance.kind != Kind::Redis)
        return {Text::tr("Slow commands are not known"), Text::tr("Nobody tells of single commands of a cache of this kind.")};
    if (!instance.isDirect)
        return {Text::tr("Slow commands are not known"),
                Text::tr("It is seen through an exporter, which tells nothing of single commands. A source of kind redis reads "
                         "its SLOWLOG.")};
    if (row.refused.contains(u"SLOWLOG"_s))
        return {Text::tr("Slow commands are not known"), Text::tr("The server does not let SLOWLOG be read.")};
    return {Text::tr("No slow command in this range"),
            Text::tr("Redis keeps what took longer than %1 in its SLOWLOG.").arg(u"slowlog-log-slower-than"_s)};
}

EmptyList emptyKeyGroups(const CacheInstance& instance)
{
    if (instance.kind == Kind::Postgres)
        return {Text::tr("PostgreSQL has no groups of keys"),
                Text::tr("What lies in its shared buffers is told by table and index, not by key.")};
    if (instance.kind != Kind::Redis)
        return {Text::tr("Sizes of keys are not known"), Text::tr("Nobody tells of the keys of a cache of this kind.")};
    if (!instance.isDirect)
        return {Text::tr("Sizes of keys are not known"),
                Text::tr(
                    "It is seen through an exporter, which shows groups of keys only where it was told to count them; so does "
                    "a source of kind redis with patterns under “%1”.")
                    .arg(u"key_groups:"_s)};
    return {Text::tr("No sizes of keys"),
            Text::tr("They are sampled with SCAN and MEMORY USAGE, which costs the server time, and only where its source lists "
                     "patterns of keys under “%1”; the first sample comes with the second poll, the next ones each time “%2” "
                     "has gone by.")
                .arg(u"key_groups:"_s, u"every:"_s)};
}

} // namespace traceo
