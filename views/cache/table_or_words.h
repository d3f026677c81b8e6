#pragma once
// A table, or in its place why there is nothing in it and what to do about that.
// GUI thread only.

#include "refresh/row_model.h"

#include <QStackedWidget>

namespace traceo {

class StateView;
class TableView;

class TableOrWords final : public QStackedWidget {
    Q_OBJECT
public:
    /// Why it is empty.
    struct Words {
        QString heading;
        QString sentence;
    };
    /// `rows` must outlive this; `hidden`: the place of a column that only files have; −1: none.
    TableOrWords(TableModel& rows, const QString& name, Words words, int hidden = -1, QWidget* parent = nullptr);

    TableView& table() { return *m_table; }
    void setWords(Words words);

Q_SIGNALS:
    void explanationChosen(std::shared_ptr<const traceo::Explanation> why, const QString& value);

private:
    void follow();

    TableModel& m_rows;
    Words m_words;
    TableView* m_table = nullptr;
    StateView* m_state = nullptr;
};

} // namespace traceo
