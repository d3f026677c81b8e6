#include "workspace/path_pattern.h"

#include "core/format.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PathPattern)
};

bool isPattern(QStringView part)
{
    return part.contains(u'*') || part.contains(u'?') || part.contains(u'[');
}

/// One part of the path further: everything in `folders` that the part names.
QStringList step(const QStringList& folders, const QString& part, QDir::Filters kinds)
{
    QStringList found;
    for (const QString& folder : folders) {
        const QDir dir(folder);
        if (!isPattern(part)) {
            found << dir.filePath(part);
            continue;
        }
        const QStringList names = dir.entryList({part}, kinds | QDir::Readable | QDir::CaseSensitive, QDir::Name);
        for (const QString& name : names)
            found << dir.filePath(name);
        if (found.size() > kMaxMatchedFiles)
            break;
    }
    return found;
}

Error located(ErrorCode code, const Location& at, const QString& expected, std::string_view found, const QString& hint = {})
{
    return {code, at.toText(), expected, u"“%1”"_s.arg(plainText(found, 200)), hint};
}

/// Where the pattern starts, as it stands: a `[` in the name of the workspace's folder is no pattern.
struct Start {
    QString folder;
    QStringList parts;
};

Start startOf(const QString& pattern, const Location& at)
{
    if (pattern.startsWith(u"~/"_s))
        return {QDir::homePath(), pattern.mid(2).split(u'/', Qt::SkipEmptyParts)};
    if (!QDir::isAbsolutePath(pattern))
        return {at.resolve("."), pattern.split(u'/', Qt::SkipEmptyParts)};
    const qsizetype root = pattern.indexOf(u'/') + 1;
    return {pattern.left(root), pattern.mid(root).split(u'/', Qt::SkipEmptyParts)};
}

} // namespace

Result<QStringList> filesOf(std::string_view pattern, const Location& at)
{
    if (pattern.empty())
        return located(ErrorCode::BadValue, at, Text::tr("a path"), pattern);
    const QString path = at.resolve(pattern);
    const QString written = QString::fromUtf8(pattern.data(), qsizetype(pattern.size()));
    if (QFileInfo(path).isFile())
        return QStringList{path};
    if (!isPattern(written))
        return located(ErrorCode::NotFound, at, Text::tr("a file"), pattern, Text::tr("There is no file %1.").arg(path));
    if (written.contains(u"**"_s))
        return located(ErrorCode::NotSupported, at, Text::tr("a pattern with * for one part of the path"), pattern);

    const Start start = startOf(written, at);
    QStringList found{start.folder};
    for (qsizetype i = 0; i < start.parts.size(); ++i)
        found = step(found, start.parts[i],
                     i + 1 < start.parts.size() ? QDir::Dirs | QDir::NoDotAndDotDot : QDir::Filters(QDir::Files));
    found.removeIf([](const QString& file) { return !QFileInfo(file).isFile(); });
    if (found.size() > kMaxMatchedFiles)
        return located(ErrorCode::TooLarge, at, Text::tr("at most %1 files").arg(kMaxMatchedFiles), pattern);
    for (QString& file : found)
        file = QDir::cleanPath(file);
    found.sort();
    return found;
}

} // namespace traceo
