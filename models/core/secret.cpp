#include "core/secret.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Secret", text);
}

bool isVariableName(std::string_view name)
{
    const auto legal = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !name.empty() && !(name[0] >= '0' && name[0] <= '9') && std::ranges::all_of(name, legal);
}

} // namespace

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::move(other.m_bytes);
        other.m_bytes.clear();
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

void Secret::wipe()
{
    // volatile: the compiler may not drop writes to memory that is freed next
    volatile char* bytes = m_bytes.data();
    for (std::size_t i = 0; i < m_bytes.size(); ++i)
        bytes[i] = 0;
    m_bytes.clear();
}

Result<SecretRef> SecretRef::parse(std::string_view text)
{
    if (text.empty())
        return SecretRef{};
    // What was found is never repeated: it may be the secret itself, written where its name belongs.
    const QString expected = say(QT_TRANSLATE_NOOP("Secret", "keychain:NAME, file:PATH or env:NAME"));
    const QString hint = say(QT_TRANSLATE_NOOP("Secret", "The workspace names a secret; it never holds one."));
    struct Prefix {
        std::string_view text;
        Kind kind;
    };
    for (const Prefix& prefix :
         {Prefix{"keychain:", Kind::Keychain}, Prefix{"file:", Kind::File}, Prefix{"env:", Kind::Environment}}) {
        if (!text.starts_with(prefix.text))
            continue;
        const std::string_view name = text.substr(prefix.text.size());
        if (name.empty() || name.find('\0') != std::string_view::npos)
            return Error{ErrorCode::BadValue, {}, expected, say(QT_TRANSLATE_NOOP("Secret", "no name behind the colon")), hint};
        if (prefix.kind == Kind::Environment && !isVariableName(name))
            return Error{
                ErrorCode::BadValue, {}, expected, say(QT_TRANSLATE_NOOP("Secret", "no name of an environment variable")), hint};
        return SecretRef{prefix.kind, std::string(name)};
    }
    return Error{ErrorCode::BadValue, {}, expected, say(QT_TRANSLATE_NOOP("Secret", "a text that names no store")), hint};
}

} // namespace traceo
