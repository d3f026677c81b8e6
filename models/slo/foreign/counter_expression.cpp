#include "slo/foreign/counter_expression.h"

#include "core/format.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo::foreign {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloImport)
};

constexpr int kDeepest = 32; // of parentheses
constexpr int kShown = 60;   // characters of what is not understood

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == ':';
}

/// Throws Error; caught by parsed().
class Parser {
public:
    explicit Parser(std::string_view text) : m_text(text) {}

    CounterExpression whole()
    {
        CounterExpression expression = difference();
        expectEnd();
        return expression;
    }
    CounterQuotient quotient()
    {
        CounterQuotient quotient{term(), {}};
        expect("/");
        quotient.total = term();
        expectEnd();
        return quotient;
    }

private:
    CounterExpression difference();
    CounterExpression term();
    CounterExpression call();
    CounterExpression nested();
    std::string_view selectorText();
    void readZero(CounterExpression& expression);

    void skipSpace();
    bool take(std::string_view token);
    void expect(std::string_view token);
    void expectEnd();
    [[noreturn]] void refuse(const QString& expected) const;
    QString hint() const;

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
};

/// term ["-" term] ["or" ["on" "(" ")"] "vector" "(" "0" ")"]
CounterExpression Parser::difference()
{
    CounterExpression expression = term();
    skipSpace();
    const std::size_t minus = m_at;
    if (take("-")) {
        const CounterExpression less = term();
        if (expression.less || less.less || less.growth != expression.growth || less.window != expression.window) {
            m_at = minus;
            refuse(Text::tr("a difference of two counters over the same time"));
        }
        expression.less = less.counter;
        expression.isZeroWhereAbsent |= less.isZeroWhereAbsent;
    }
    readZero(expression);
    return expression;
}

void Parser::readZero(CounterExpression& expression)
{
    if (!take("or"))
        return;
    if (take("on"))
        for (const char* token : {"(", ")"})
            expect(token);
    for (const char* token : {"vector", "(", "0", ")"})
        expect(token);
    expression.isZeroWhereAbsent = true;
}

/// "(" difference ")" | "sum" "(" call ")"
CounterExpression Parser::term()
{
    if (take("("))
        return nested();
    if (!take("sum") || !take("("))
        refuse(Text::tr("sum(rate(…)) or sum(increase(…)) of one counter"));
    CounterExpression expression = call();
    expect(")");
    skipSpace();
    if (m_text.substr(m_at).starts_with("by") || m_text.substr(m_at).starts_with("without"))
        refuse(Text::tr("one sum"));
    return expression;
}

CounterExpression Parser::nested()
{
    if (++m_depth > kDeepest)
        refuse(Text::tr("at most %1 parentheses in each other").arg(kDeepest));
    CounterExpression expression = difference();
    expect(")");
    --m_depth;
    return expression;
}

/// ("rate" | "increase") "(" selector "[" window "]" ")"
CounterExpression Parser::call()
{
    CounterExpression expression;
    if (take("increase"))
        expression.growth = CounterExpression::Growth::Increase;
    else if (!take("rate"))
        refuse(Text::tr("rate(…) or increase(…) of one counter"));
    expect("(");
    skipSpace();
    const std::size_t begin = m_at;
    auto counter = Selector::parse(selectorText());
    if (!counter || counter->name().empty()) {
        m_at = begin;
        refuse(Text::tr("a selector with the name of a counter, and a window in brackets"));
    }
    expression.counter = *std::move(counter);
    expect("[");
    const std::size_t end = std::min(m_text.find(']', m_at), m_text.size());
    std::ranges::copy_if(m_text.substr(m_at, end - m_at), std::back_inserter(expression.window),
                         [](char c) { return !isSpace(c); });
    m_at = end;
    expect("]");
    expect(")");
    return expression;
}

/// Up to the bracket of the window; quotes may hold brackets of their own.
std::string_view Parser::selectorText()
{
    const std::size_t begin = m_at;
    char quote = 0;
    for (; m_at < m_text.size() && (quote != 0 || m_text[m_at] != '['); ++m_at) {
        const char c = m_text[m_at];
        if (quote == 0)
            quote = c == '"' || c == '\'' || c == '`' ? c : '\0';
        else if (c == '\\' && quote != '`')
            ++m_at;
        else if (c == quote)
            quote = 0;
    }
    m_at = std::min(m_at, m_text.size());
    return m_text.substr(begin, m_at - begin);
}

/// And comments.
void Parser::skipSpace()
{
    while (m_at < m_text.size() && (isSpace(m_text[m_at]) || m_text[m_at] == '#'))
        m_at = m_text[m_at] == '#' ? std::min(m_text.find('\n', m_at), m_text.size()) : m_at + 1;
}

/// A word is taken whole: "sum" is not the beginning of "summary".
bool Parser::take(std::string_view token)
{
    skipSpace();
    if (!m_text.substr(m_at).starts_with(token))
        return false;
    const std::size_t end = m_at + token.size();
    if (isWordCharacter(token.back()) && end < m_text.size() && isWordCharacter(m_text[end]))
        return false;
    m_at = end;
    return true;
}

void Parser::expect(std::string_view token)
{
    if (!take(token))
        refuse(u"“%1”"_s.arg(QString::fromUtf8(token.data(), qsizetype(token.size()))));
}

void Parser::expectEnd()
{
    skipSpace();
    if (m_at < m_text.size())
        refuse(Text::tr("the end of the expression"));
}

QString Parser::hint() const
{
    const std::string_view rest = m_text.substr(m_at);
    if (rest.starts_with("by") || rest.starts_with("without"))
        return Text::tr("A sum for each value of a label is an SLO for each.");
    if (rest.starts_with('+') || rest.starts_with('-'))
        return Text::tr("Several counters cannot be counted as one yet.");
    return {};
}

void Parser::refuse(const QString& expected) const
{
    const std::string_view rest = m_text.substr(m_at);
    throw Error{.code = ErrorCode::NotSupported,
                .expected = expected,
                .found = rest.empty() ? Text::tr("the end") : u"“%1”"_s.arg(plainText(rest, kShown)),
                .hint = hint()};
}

template <class T>
Result<T> parsed(std::string_view text, T (Parser::*read)())
{
    try {
        return (Parser(text).*read)();
    } catch (const Error& error) {
        return error;
    }
}

} // namespace

Result<CounterExpression> CounterExpression::parse(std::string_view text)
{
    return parsed(text, &Parser::whole);
}

Result<CounterQuotient> CounterQuotient::parse(std::string_view text)
{
    return parsed(text, &Parser::quotient);
}

} // namespace traceo::foreign
