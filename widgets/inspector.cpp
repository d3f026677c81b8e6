#include "widgets/inspector.h"

#include "widgets/bar_button.h"
#include "widgets/fonts.h"
#include "widgets/word_label.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace traceo {
namespace {

/// The canvas, with the line to the pane at its left.
class Page final : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), themeOf(*this).canvas);
        painter.fillRect(QRect(0, 0, 1, height()), themeOf(*this).line2);
    }
};

/// A block between hairlines: 12 / 16 padding.
class Block final : public QWidget {
public:
    explicit Block(QWidget* parent) : QWidget(parent), m_rows(new QVBoxLayout(this))
    {
        const Scale scale(font());
        m_rows->setContentsMargins(scale(16), scale(12), scale(16), scale(12) + 1);
        m_rows->setSpacing(scale(6));
    }
    QVBoxLayout& rows() { return *m_rows; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter(this).fillRect(QRect(1, height() - 1, width() - 1, 1), themeOf(*this).line);
    }

private:
    QVBoxLayout* m_rows;
};

/// Formulas and commands: mono on the surface with a thin border.
class CodeBox final : public WordLabel {
public:
    CodeBox(const QString& text, QWidget* parent) : WordLabel(TextRole::Mono, Tone::Value, parent)
    {
        const Scale scale(font());
        setContentsMargins(scale(8), scale(6), scale(8), scale(6));
        setWordWrap(true);
        setTextInteractionFlags(Qt::TextSelectableByMouse);
        setText(text);
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QPainter painter(this);
        const Theme& theme = themeOf(*this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.line2, 1));
        painter.setBrush(theme.surface);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.end();
        WordLabel::paintEvent(event);
    }
};

WordLabel* label(TextRole role, Tone tone, const QString& text, QWidget* parent)
{
    auto* const words = new WordLabel(role, tone, parent);
    words->setText(text);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return words;
}

/// Digits large, the unit behind them small; "1 h 17" stays whole.
std::pair<QString, QString> split(const QString& value)
{
    const qsizetype space = value.indexOf(u' ');
    const QString unit = space < 0 ? QString() : value.mid(space + 1);
    const bool plain = std::none_of(unit.begin(), unit.end(), [](QChar c) { return c.isDigit(); });
    return plain ? std::pair(value.left(space), unit) : std::pair(value, QString());
}

/// Long names (queries) must not widen the inspector: a break is allowed between any two signs.
QString breakable(const QString& text)
{
    QString out;
    out.reserve(text.size() * 2);
    for (const QChar c : text) {
        out += c;
        if (!c.isLetterOrNumber() && !c.isSpace() && !c.isSurrogate())
            out += QChar(0x200B);
    }
    return out;
}

void addRow(Block& block, const QString& name, const QString& text, TextRole role = TextRole::Note)
{
    auto* const row = new QHBoxLayout;
    row->setSpacing(0);
    WordLabel* const key = label(TextRole::Note, Tone::Secondary, name, &block);
    key->setFixedWidth(Scale(block.font())(84));
    key->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    WordLabel* const value = label(role, Tone::Value, role == TextRole::Mono ? breakable(text) : text, &block);
    value->setAccessibleName(name);
    row->addWidget(key, 0, Qt::AlignTop);
    row->addWidget(value, 1);
    block.rows().addLayout(row);
}

} // namespace

Inspector::Inspector(QWidget* parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Inspector"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    rebuild();
}

void Inspector::setExplanation(std::shared_ptr<const Explanation> why, const QString& value, const QString& of)
{
    if (why == m_why && value == m_value && of == m_of)
        return;
    m_why = std::move(why);
    m_value = value;
    m_of = of;
    rebuild();
}

void Inspector::setRelated(std::vector<LinkedObject> related)
{
    if (related == m_related)
        return;
    m_related = std::move(related);
    rebuild();
}

QSize Inspector::sizeHint() const
{
    return {Scale(font())(280), Scale(font())(480)};
}

void Inspector::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        rebuild();
}

void Inspector::rebuild()
{
    const Scale scale(font());
    setFixedWidth(scale(280));
    auto* const page = new Page;
    auto* const layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* const head = new Block(page);
    layout->addWidget(head);
    if (!m_why) {
        head->rows().addWidget(label(TextRole::Heading, Tone::Value, tr("No number chosen"), head));
        head->rows().addWidget(label(TextRole::Note, Tone::Secondary, tr("Choose a number to see where it comes from."), head));
    } else {
        addHead(*head);
        auto* const number = new Block(page);
        addNumber(*number);
        if (!m_of.isEmpty())
            number->rows().addWidget(label(TextRole::Note, Tone::Secondary, m_of, number));
        layout->addWidget(number);
        addHow(layout);
        addFrom(layout);
        addAgain(layout);
        addRelated(layout);
    }
    layout->addStretch(1);
    setWidget(page); // deletes the page before
}

void Inspector::addHead(QWidget& block)
{
    auto* const row = new QHBoxLayout;
    row->addWidget(label(TextRole::Heading, Tone::Value, m_why->title, &block), 1);
    auto* const close = new BarButton(&block);
    close->setFace({.key = tr("F4"), .look = BarButton::Look::Bare});
    close->setControlHeight(BarButton::Height::Small);
    close->setAccessibleName(tr("Hide the inspector"));
    connect(close, &QAbstractButton::clicked, this, [this] { Q_EMIT closeRequested(); });
    row->addWidget(close);
    static_cast<QVBoxLayout*>(block.layout())->addLayout(row);
}

void Inspector::addNumber(QWidget& block)
{
    const auto [digits, unit] = split(m_value);
    auto* const row = new QHBoxLayout;
    row->setSpacing(Scale(font())(4));
    row->addWidget(label(TextRole::Display, Tone::Value, digits, &block), unit.isEmpty() ? 1 : 0, Qt::AlignBottom);
    if (!unit.isEmpty()) {
        WordLabel* const words = label(TextRole::Body, Tone::Secondary, unit, &block);
        words->setContentsMargins(0, 0, 0, Scale(font())(3)); // on the digits' base line
        row->addWidget(words, 1, Qt::AlignBottom);
    }
    static_cast<QVBoxLayout*>(block.layout())->addLayout(row);
}

void Inspector::addHow(QVBoxLayout* layout)
{
    auto* const block = new Block(layout->parentWidget());
    block->rows().addWidget(label(TextRole::Heading, Tone::Value, tr("How"), block));
    if (!m_why->formula.isEmpty())
        block->rows().addWidget(new CodeBox(m_why->formula, block));
    for (const Explanation::Input& input : m_why->inputs)
        addRow(*block, input.name, input.text);
    layout->addWidget(block);
}

void Inspector::addFrom(QVBoxLayout* layout)
{
    if (m_why->source.isEmpty() && m_why->queries.empty())
        return;
    auto* const block = new Block(layout->parentWidget());
    block->rows().addWidget(label(TextRole::Heading, Tone::Value, tr("From"), block));
    if (!m_why->source.isEmpty())
        addRow(*block, tr("source"), m_why->source);
    for (const Explanation::Input& query : m_why->queries)
        addRow(*block, query.name, query.text, TextRole::Mono);
    layout->addWidget(block);
}

void Inspector::addAgain(QVBoxLayout* layout)
{
    if (m_why->command.isEmpty())
        return;
    auto* const block = new Block(layout->parentWidget());
    block->rows().addWidget(label(TextRole::Heading, Tone::Value, tr("Again, in a terminal"), block));
    block->rows().addWidget(new CodeBox(m_why->command, block));
    auto* const copy = new BarButton(block);
    copy->setFace({.words = tr("Copy")});
    copy->setAccessibleDescription(tr("Copies the command"));
    connect(copy, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_why->command);
        Q_EMIT commandCopied(m_why->command);
    });
    block->rows().addWidget(copy, 0, Qt::AlignLeft);
    layout->addWidget(block);
}

void Inspector::addRelated(QVBoxLayout* layout)
{
    if (m_related.empty())
        return;
    auto* const block = new Block(layout->parentWidget());
    block->rows().addWidget(label(TextRole::Heading, Tone::Value, tr("Related"), block));
    for (const LinkedObject& object : m_related) {
        auto* const go = new BarButton(block);
        go->setFace({.words = object.name, .quiet = object.kind, .look = BarButton::Look::Bare});
        go->setControlHeight(BarButton::Height::Small);
        go->setAccessibleDescription(tr("Goes to it"));
        go->setToolTip(object.name);
        connect(go, &QAbstractButton::clicked, this, [this, link = object.link] { Q_EMIT linkFollowed(link); });
        block->rows().addWidget(go);
    }
    layout->addWidget(block);
}

} // namespace traceo
