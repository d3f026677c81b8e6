#include "net/origin_book.h"

#include "core/format.h"
#include "core/json.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QLoggingCategory>
#include <QSaveFile>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace traceo {
namespace {

Q_LOGGING_CATEGORY(lcOrigins, "traceo.net", QtInfoMsg)

using nlohmann::json;

class BookText {
    Q_DECLARE_TR_FUNCTIONS(OriginBook)
};

constexpr qint64 kMostBytes = 1024 * 1024;
constexpr int kPatienceMs = 2'000; // another Traceo is writing

Result<json> pagesOf(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return json::object();
    const bool opened = file.open(QIODevice::ReadOnly);
    const QByteArray bytes = opened ? file.read(kMostBytes) : QByteArray();
    auto pages = parseJson({bytes.constData(), std::size_t(bytes.size())});
    if (pages && pages->is_object())
        return pages;
    return Error{ErrorCode::Auth, path, BookText::tr("the list of servers that secrets are for"),
                 BookText::tr("a file that cannot be read"),
                 BookText::tr("Look at it. Without it, the next use of each secret begins it anew.")};
}

bool write(const QString& path, const json& pages)
{
    QSaveFile file(path);
    if (!QDir().mkpath(QFileInfo(path).absolutePath()) || !file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const std::string text = toText(pages) + '\n';
    return file.write(text.data(), qint64(text.size())) == qint64(text.size()) && file.commit();
}

Error forAnother(const QString& path, const std::string& secret, const std::string& origin, const json& known)
{
    const std::string first =
        known.is_array() && !known.empty() && known.front().is_string() ? known.front().get<std::string>() : std::string();
    return {ErrorCode::Auth, QString::fromStdString(secret), BookText::tr("a secret for %1").arg(plainText(origin, 200)),
            BookText::tr("one that was first used for %1").arg(plainText(first, 200)),
            BookText::tr("It was not sent. If it is meant for this server as well, add “%1” to its list in %2.")
                .arg(plainText(origin, 200), path)};
}

} // namespace

Result<void> OriginBook::admit(const std::string& secret, const std::string& origin)
{
    if (m_file.isEmpty())
        return {};
    const std::lock_guard lock(m_mutex);
    if (m_admitted.contains({secret, origin}))
        return {};
    auto admitted = lookUp(secret, origin);
    if (admitted)
        m_admitted.emplace(secret, origin);
    return admitted;
}

Result<void> OriginBook::lookUp(const std::string& secret, const std::string& origin) const
{
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    QLockFile lock(m_file + QStringLiteral(".lock"));
    (void)lock.tryLock(kPatienceMs); // without it two first uses at once may write down one only; it is asked again
    auto pages = pagesOf(m_file);
    if (!pages)
        return pages.error();
    json& known = (*pages)[secret];
    if (known.is_null())
        known = json::array({origin});
    else if (!known.is_array() || std::ranges::find(known, json(origin)) == known.end())
        return forAnother(m_file, secret, origin, known);
    else
        return {};
    if (!write(m_file, *pages))
        qCWarning(lcOrigins, "Cannot write %s: a secret is not bound to its server", qUtf8Printable(m_file));
    return {};
}

} // namespace traceo
