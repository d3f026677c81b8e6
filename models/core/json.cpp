#include "core/json.h"

#include <QCoreApplication>

#include <cmath>
#include <nlohmann/json.hpp>

namespace traceo {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxNodes = 1'000'000;

QString say(const char* text)
{
    return QCoreApplication::translate("Json", text);
}

/// Builds the value while it is read and stops at the caps, so that neither depth nor size of a
/// hostile text reaches code that recurses (copy, compare, dump).
class Builder final : public nlohmann::json_sax<json> {
public:
    explicit Builder(std::size_t textSize) : m_textSize(textSize) {}

    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(value); }
    bool number_unsigned(number_unsigned_t value) override { return put(value); }
    bool number_float(number_float_t value, const string_t&) override { return put(value); }
    bool string(string_t& value) override { return put(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(json::object()); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(json::array()); }
    bool end_array() override { return close(); }
    bool key(string_t& value) override
    {
        m_key = std::move(value);
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& reason) override
    {
        // 101: a syntax error; everything else is a number that no double can hold.
        if (reason.id != 101) {
            m_error = decodeError(position, say(QT_TRANSLATE_NOOP("Json", "a number outside the range of a double")));
        } else if (position > m_textSize) { // the reader asked for a character behind the last
            m_error = Error{ErrorCode::Truncated,
                            place(position),
                            say(QT_TRANSLATE_NOOP("Json", "a complete JSON value")),
                            say(QT_TRANSLATE_NOOP("Json", "the end of the text")),
                            {}};
        } else {
            m_error = decodeError(position, say(QT_TRANSLATE_NOOP("Json", "a text that is not JSON")));
        }
        return false;
    }

    std::optional<Error> takeError() { return std::move(m_error); }
    json takeValue() { return std::move(m_root); }

private:
    static QString place(std::size_t position) { return say(QT_TRANSLATE_NOOP("Json", "byte %1")).arg(qulonglong(position)); }
    static Error decodeError(std::size_t position, const QString& found)
    {
        return {ErrorCode::Decode, place(position), say(QT_TRANSLATE_NOOP("Json", "JSON")), found, {}};
    }

    bool refuse(const char* expected, const char* found)
    {
        m_error = Error{ErrorCode::TooLarge, {}, say(expected), say(found), {}};
        return false;
    }

    json* place(json&& value)
    {
        if (m_open.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        json& parent = *m_open.back();
        if (parent.is_array()) {
            parent.push_back(std::move(value));
            return &parent.back();
        }
        json& member = parent[m_key]; // a key twice: the last stands, as everywhere in JSON
        member = std::move(value);
        return &member;
    }

    bool put(json&& value)
    {
        if (++m_nodes > kMaxNodes)
            return refuse(QT_TRANSLATE_NOOP("Json", "at most a million JSON values"), QT_TRANSLATE_NOOP("Json", "more"));
        place(std::move(value));
        return true;
    }

    bool open(json&& value)
    {
        if (m_open.size() >= kMaxDepth)
            return refuse(QT_TRANSLATE_NOOP("Json", "at most 64 levels of JSON"), QT_TRANSLATE_NOOP("Json", "more levels"));
        if (++m_nodes > kMaxNodes)
            return refuse(QT_TRANSLATE_NOOP("Json", "at most a million JSON values"), QT_TRANSLATE_NOOP("Json", "more"));
        m_open.push_back(place(std::move(value)));
        return true;
    }

    bool close()
    {
        m_open.pop_back();
        return true;
    }

    std::size_t m_textSize;
    std::size_t m_nodes = 0;
    json m_root;
    std::vector<json*> m_open; ///< stable: only the innermost container grows
    std::string m_key;
    std::optional<Error> m_error;
};

const json* memberOf(const json& object, const char* key)
{
    if (!object.is_object())
        return nullptr;
    const auto it = object.find(key);
    return it == object.end() ? nullptr : &*it;
}

} // namespace

Result<json> parseJson(std::string_view text)
{
    Builder builder(text.size());
    const bool complete = json::sax_parse(text, &builder);
    if (auto error = builder.takeError())
        return std::move(*error);
    if (!complete)
        return Error{ErrorCode::Decode, {}, say(QT_TRANSLATE_NOOP("Json", "JSON")), {}, {}};
    return builder.takeValue();
}

bool isWholeJson(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    return from != std::string_view::npos && (text[from] == '{' || text[from] == '[') && json::accept(text);
}

std::optional<std::string> textAt(const json& object, const char* key)
{
    const json* member = memberOf(object, key);
    if (!member || !member->is_string())
        return std::nullopt;
    return member->get_ref<const std::string&>();
}

std::optional<double> numberAt(const json& object, const char* key)
{
    const json* member = memberOf(object, key);
    if (!member || !member->is_number())
        return std::nullopt;
    if (member->is_number_float())
        return member->get<double>();
    // An integer that no double can hold is no number, rather than a slightly other one.
    constexpr double kTwoTo64 = 18446744073709551616.0;
    if (member->is_number_unsigned()) {
        const auto exact = member->get<std::uint64_t>();
        const double value = double(exact);
        return value < kTwoTo64 && std::uint64_t(value) == exact ? std::optional(value) : std::nullopt;
    }
    const auto exact = member->get<std::int64_t>();
    const double value = double(exact);
    return value < kTwoTo64 / 2 && std::int64_t(value) == exact ? std::optional(value) : std::nullopt;
}

std::optional<std::int64_t> integerAt(const json& object, const char* key)
{
    const json* member = memberOf(object, key);
    if (!member || !member->is_number())
        return std::nullopt;
    if (member->is_number_unsigned()) {
        const auto value = member->get<std::uint64_t>();
        return value <= std::uint64_t(std::numeric_limits<std::int64_t>::max()) ? std::optional(std::int64_t(value))
                                                                                : std::nullopt;
    }
    if (member->is_number_integer())
        return member->get<std::int64_t>();
    constexpr double kExact = 9007199254740992.0; // 2^53: beyond it neighbours share a double
    const double value = member->get<double>();
    const bool whole = std::abs(value) <= kExact && std::trunc(value) == value;
    return whole ? std::optional(std::int64_t(value)) : std::nullopt;
}

std::optional<bool> boolAt(const json& object, const char* key)
{
    const json* member = memberOf(object, key);
    if (!member || !member->is_boolean())
        return std::nullopt;
    return member->get<bool>();
}

std::string toText(const json& value)
{
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace traceo
