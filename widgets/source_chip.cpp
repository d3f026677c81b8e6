#include "widgets/source_chip.h"

#include <QCoreApplication>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

QString translated(const char* text)
{
    return QCoreApplication::translate("traceo::SourceChip", text);
}

/// Never 100 % before the end.
QString sharePercent(double share, const Style& format)
{
    return toText({.value = share, .unit = Unit::Ratio, .quality = Quality::Ok, .better = Better::Higher, .decimals = 0}, format);
}

} // namespace

BarButton::Face sourceFace(const SourcesState& state, UtcMs now, const Style& format)
{
    if (state.offlineSince) {
        const QString words = translated(QT_TRANSLATE_NOOP("traceo::SourceChip", "Offline, data to %1, %2"))
                                  .arg(momentText(*state.offlineSince, now, format), ageText(now - *state.offlineSince, format));
        return {.shape = Status::NotConfigured, .words = words, .look = BarButton::Look::Inverse};
    }
    if (state.total == 0)
        return {.shape = Status::NotConfigured, .words = translated(QT_TRANSLATE_NOOP("traceo::SourceChip", "No sources"))};
    const QString counts = QString::number(state.ok) + u" / "_s + QString::number(state.total);
    if (state.at) {
        return {.shape = state.worst, .words = translated(QT_TRANSLATE_NOOP("traceo::SourceChip", "%1 sources now")).arg(counts)};
    }
    const QString quiet = state.fetched
        ? translated(QT_TRANSLATE_NOOP("traceo::SourceChip", "history %1")).arg(sharePercent(*state.fetched, format))
        : translated(QT_TRANSLATE_NOOP("traceo::SourceChip", "oldest %1")).arg(ageText(state.oldest, format));
    return {.shape = state.worst,
            .words = translated(QT_TRANSLATE_NOOP("traceo::SourceChip", "%1 sources")).arg(counts),
            .quiet = quiet};
}

QString sourceWords(const SourcesState& state, UtcMs now, const Style& format)
{
    const BarButton::Face face = sourceFace(state, now, format);
    return state.offlineSince || state.total == 0 ? face.words
                                                  : QStringList{nameOf(state.worst), face.words, face.quiet}.join(u", "_s);
}

} // namespace traceo
